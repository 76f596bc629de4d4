package dev.merit.privacy.requests;

import dev.merit.privacy.requests.Exports.ExportOutcome;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Exports what is held about members.
@Path("/v1/members/{memberId}")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
public final class ExportResource {

    private final Exports exports;
    private final Idempotency idempotency;
    private final Caller caller;

    ExportResource(Exports exports, Idempotency idempotency, Caller caller) {
        this.exports = exports;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/exports")
    @Operation(
            operationId = "createExport",
            summary = "Export what is held about a member",
            description = DataRequestDocs.EXPORT)
    @APIResponse(
            responseCode = "202",
            description = "The request, which has the files at its end.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = DataRequest.class)))
    public Response create(
            @PathParam("memberId") String memberId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var member = member(memberId);
        var attempt = idempotency.attempt(key, caller.subject(), "POST /v1/members/" + member + "/exports", "");
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return CreationResponses.again(earlier.get()).build();
        }
        return switch (exports.create(member, caller.act("createExport", AuditTarget.of(member)), attempt)) {
            case ExportOutcome.Accepted(var answer, var isRepeated) ->
                (isRepeated ? CreationResponses.again(answer) : CreationResponses.first(answer)).build();
            case ExportOutcome.NoMember() -> throw Params.unknown("member");
        };
    }

    @GET
    @Path("/export")
    @Operation(operationId = "getMemberExport", summary = "Get the newest export of a member")
    @APIResponse(responseCode = "200", description = "The request. The schedule continues it each minute.")
    public DataRequest newest(@PathParam("memberId") String memberId) {
        return exports.newest(member(memberId)).orElseThrow(() -> Params.unknown("export"));
    }

    private MemberId member(String memberId) {
        caller.requireMayActFor(memberId, Roles.STOREFRONT, Roles.OPERATOR);
        return Params.path("member", memberId, MemberId::new);
    }
}
