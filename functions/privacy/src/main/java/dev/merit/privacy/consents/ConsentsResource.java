package dev.merit.privacy.consents;

import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Records what members consent to, and answers its history.
@Path("/v1/members/{memberId}/consents")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
public final class ConsentsResource {

    private final ConsentRecorder recorder;
    private final Confirmations confirmations;
    private final ConsentRules rules;
    private final History history;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    ConsentsResource(
            ConsentRecorder recorder,
            Confirmations confirmations,
            ConsentRules rules,
            History history,
            Idempotency idempotency,
            Caller caller,
            Json json,
            InstantSource clock) {
        this.recorder = recorder;
        this.confirmations = confirmations;
        this.rules = rules;
        this.history = history;
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "ConsentList", examples = ConsentDocs.LIST)
    record ConsentList(List<ConsentChange> items, @Nullable String next) {}

    @RegisterForReflection
    @Schema(name = "ConfirmationRequest", examples = ConsentDocs.CONFIRM)
    record ConfirmationInput(
            @Schema(minLength = 1, maxLength = 64) String token) {}

    @GET
    @Operation(operationId = "listConsents", summary = "List the history of a member's consents, newest first")
    @APIResponse(responseCode = "200", description = "A page of the list.")
    public ConsentList list(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Params.only(uri, "limit", "cursor");
        var member = member(memberId);
        var page = history.page(
                        member,
                        "consents",
                        Keys.consents(member),
                        cursor,
                        Limit.parse(limit).value(),
                        ConsentChange::from)
                .orElseThrow(() -> Params.unknown("member"));
        return new ConsentList(page.rows(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordConsent",
            summary = "Record a consent that a member gives or withdraws",
            description = ConsentDocs.RECORD)
    @APIResponse(
            responseCode = "201",
            description = "Recorded. The answer has no proof, and that to a repetition no token.",
            content = @Content(schema = @Schema(implementation = ConsentBody.class)))
    public Response record(
            @PathParam("memberId") String memberId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            ConsentInput request) {
        var member = member(memberId);
        request.check(clock.instant());
        if (!isShop() && (request.comesFromShop() || (request.given() && rules.needConfirmation(request.purpose())))) {
            throw new ProblemException(Problem.forbidden());
        }
        var operation = "POST /v1/members/" + member + "/consents";
        var attempt = idempotency.attempt(key, caller.subject(), operation, json.write(request));
        var earlier = idempotency.earlier(attempt);
        return earlier.isPresent()
                ? CreationResponses.again(earlier.get()).build()
                : response(recorder.record(member, request, caller.role(), attempt));
    }

    @POST
    @Path("/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "confirmConsent", summary = "Confirm a consent", description = ConsentDocs.CONFIRMATION)
    @APIResponse(
            responseCode = "200",
            description = "The consent, which is given now.",
            content = @Content(schema = @Schema(implementation = ConsentBody.class)))
    public Response confirm(@PathParam("memberId") String memberId, ConfirmationInput request) {
        var member = member(memberId);
        new Fields().text("token", request.token(), 1, 64).check();
        return response(confirmations.confirm(member, request.token(), caller.role()));
    }

    /// Also the responses to changes of restrictions.
    static Response response(ConsentOutcome outcome) {
        return switch (outcome) {
            case ConsentOutcome.Recorded(var answer) ->
                CreationResponses.first(answer).build();
            case ConsentOutcome.Repeated(var answer) ->
                CreationResponses.again(answer).build();
            case ConsentOutcome.NoMember() -> throw Params.unknown("member");
            case ConsentOutcome.NoGuardian() ->
                throw Fields.wrong("/guardian", "must be true, since the member is a minor");
            case ConsentOutcome.UnknownToken() ->
                throw Fields.wrong("/token", "is not of a consent that waits, or has expired");
        };
    }

    private boolean isShop() {
        return caller.hasAny(Roles.STOREFRONT, Roles.OPERATOR);
    }

    private MemberId member(String memberId) {
        caller.requireMayActFor(memberId, Roles.STOREFRONT, Roles.OPERATOR);
        return Params.path("member", memberId, MemberId::new);
    }
}
