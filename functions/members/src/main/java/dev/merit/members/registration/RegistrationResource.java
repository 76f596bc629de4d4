package dev.merit.members.registration;

import dev.merit.members.HomeRegion;
import dev.merit.members.Member;
import dev.merit.members.MemberProblem;
import dev.merit.members.MemberProblems;
import dev.merit.members.MemberRefusals;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Roles;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Registers members, one or many.
@Path("/v1/members")
@Tag(name = "Members", description = "Members, each registered once.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
public final class RegistrationResource {

    private final Registrations registrations;
    private final RegistrationBatches batches;
    private final Idempotency idempotency;
    private final RegistrationAnswers answers;
    private final HomeRegion home;
    private final ConsentRules consents;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    RegistrationResource(
            Registrations registrations,
            RegistrationBatches batches,
            Idempotency idempotency,
            RegistrationAnswers answers,
            HomeRegion home,
            ConsentRules consents,
            Caller caller,
            Json json,
            InstantSource clock) {
        this.registrations = registrations;
        this.batches = batches;
        this.idempotency = idempotency;
        this.answers = answers;
        this.home = home;
        this.consents = consents;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "registerMember", summary = "Register a member", description = RegistrationDocs.REGISTER)
    @APIResponse(
            responseCode = "201",
            description = "Registered.",
            headers = {@Header(name = "Location", ref = "Location"), @Header(name = "ETag", ref = "ETag")},
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same registration was sent before; the member as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = Member.class)))
    @MemberProblems({MemberProblem.ALREADY_REGISTERED, MemberProblem.IDENTITY_SUPPRESSED})
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, RegistrationInput registration) {
        var clean = registration.clean(home);
        clean.check(home, consents, clock.instant()).check();
        var attempt = idempotency.attempt(key, caller.subject(), "POST /v1/members", json.write(registration));
        var earlier = answers.earlier(attempt);
        if (earlier.isPresent()) {
            return answer(CreationResponses.again(earlier.get()));
        }
        var draft = registrations
                .draft(List.of(clean))
                .getFirst()
                .orElseThrow(() -> new ProblemException(MemberRefusals.noReferrer()));
        var answer = answers.of(draft);
        var writes = new ArrayList<>(answers.keep(attempt, draft, answer));
        writes.addAll(draft.consentRows(caller.role()));
        return switch (registrations.register(draft, writes)) {
            case RegistrationOutcome.Registered _ -> answer(CreationResponses.first(answer));
            case RegistrationOutcome.Duplicate(var member) ->
                Response.ok(member)
                        .header(HttpHeaders.ETAG, ETags.of(member.version()))
                        .build();
            case RegistrationOutcome.Repeated(var refused) ->
                answer(CreationResponses.again(answers.earlier(attempt, refused).orElseThrow()));
            case RegistrationOutcome.Taken(var kinds) ->
                throw new ProblemException(MemberRefusals.alreadyRegistered(kinds));
            case RegistrationOutcome.Suppressed(var kinds) ->
                throw new ProblemException(MemberRefusals.suppressed(kinds));
            case RegistrationOutcome.NoReferrer() -> throw new ProblemException(MemberRefusals.noReferrer());
        };
    }

    private static Response answer(Response.ResponseBuilder created) {
        return created.header(HttpHeaders.ETAG, ETags.of(Member.FIRST_VERSION)).build();
    }

    @POST
    @Path("/batch")
    @Operation(
            operationId = "registerMembers",
            summary = "Register up to 500 members",
            description = RegistrationDocs.BATCH)
    @APIResponse(responseCode = "200", description = "The result of each row, in the order of the rows.")
    @APIResponse(responseCode = "422", description = "The batch has no rows or more than 500.")
    public RegistrationBatch.Results registerAll(RegistrationBatch batch) {
        batch.check();
        return batches.register(batch.members(), caller.role());
    }
}
