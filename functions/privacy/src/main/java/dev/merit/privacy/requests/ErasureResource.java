package dev.merit.privacy.requests;

import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Erases members.
@Path("/v1/members")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {

    private static final int ACCEPTED = 202;

    private final Erasures erasures;
    private final DataRequests requests;
    private final Caller caller;

    ErasureResource(Erasures erasures, DataRequests requests, Caller caller) {
        this.erasures = erasures;
        this.requests = requests;
        this.caller = caller;
    }

    @DELETE
    @Path("/{memberId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "deleteMember", summary = "Erase a member", description = DataRequestDocs.ERASE)
    @APIResponse(
            responseCode = "202",
            description = "Erased. The request says what is left to remove, and has the certificate at its end.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = DataRequest.class)))
    public Response delete(@PathParam("memberId") String memberId) {
        caller.requireMayActFor(memberId, Roles.STOREFRONT, Roles.OPERATOR);
        var member = Params.path("member", memberId, MemberId::new);
        var act = caller.act("deleteMember", AuditTarget.of(member));
        var id = erasures.erase(member, act).orElseThrow(() -> Params.unknown("member"));
        return Response.status(ACCEPTED)
                .header(HttpHeaders.LOCATION, "/v1/data-requests/" + id)
                .entity(requests.find(id).orElseThrow())
                .build();
    }
}
