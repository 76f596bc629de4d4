package dev.merit.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A resource of the tests' own, for what no function shows alone.
@Path("/v1/echo")
public class EchoResource {
    private final Caller caller;

    EchoResource(Caller caller) {
        this.caller = caller;
    }

    @POST
    @Operation(hidden = true)
    public JsonNode echo(JsonNode body) {
        return body;
    }

    @GET
    @Operation(hidden = true)
    @Path("/{memberId}")
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT})
    public String own(@PathParam("memberId") String memberId) {
        caller.requireMayActFor(memberId);
        return caller.subject();
    }
}
