package dev.merit.privacy.consents;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Records restrictions and objections of members, and answers their history.
@Path("/v1/members/{memberId}/restrictions")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
public final class RestrictionsResource {

    private final RestrictionRecorder recorder;
    private final History history;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Json json;

    RestrictionsResource(
            RestrictionRecorder recorder, History history, Idempotency idempotency, Caller caller, Json json) {
        this.recorder = recorder;
        this.history = history;
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "RestrictionList", examples = ConsentDocs.RESTRICTIONS)
    record RestrictionList(
            List<RestrictionChange> items, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listRestrictions",
            summary = "List the history of a member's restrictions and objections, newest first")
    @APIResponse(responseCode = "200", description = "A page of the list.")
    public RestrictionList list(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Params.only(uri, "limit", "cursor");
        var member = member(memberId);
        var page = history.page(
                        member,
                        "restrictions",
                        Keys.restrictions(member),
                        cursor,
                        Limit.parse(limit).value(),
                        RestrictionChange::from)
                .orElseThrow(() -> Params.unknown("member"));
        return new RestrictionList(page.rows(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "restrictProcessing",
            summary = "Begin or end a restriction or objection",
            description = ConsentDocs.RESTRICTING)
    @APIResponse(
            responseCode = "201",
            description = "Recorded. The answer has no reason.",
            content = @Content(schema = @Schema(implementation = RestrictionChange.class)))
    public Response record(
            @PathParam("memberId") String memberId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            RestrictionInput request) {
        var member = member(memberId);
        request.check();
        var operation = "POST /v1/members/" + member + "/restrictions";
        var attempt = idempotency.attempt(key, caller.subject(), operation, json.write(request));
        var earlier = idempotency.earlier(attempt);
        return earlier.isPresent()
                ? CreationResponses.again(earlier.get()).build()
                : ConsentsResource.response(recorder.record(member, request, caller.role(), attempt));
    }

    private MemberId member(String memberId) {
        caller.requireMayActFor(memberId, Roles.STOREFRONT, Roles.OPERATOR);
        return Params.path("member", memberId, MemberId::new);
    }
}
