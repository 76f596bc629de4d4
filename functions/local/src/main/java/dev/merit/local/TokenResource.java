package dev.merit.local;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Gives anyone a token of any role. It is in no other artefact than this one.
@Path("/dev/token")
@Tag(name = "Development", description = "Exists in local only.")
final class TokenResource {

    private static final Set<String> ROLES = Set.of(Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR);

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getDevelopmentToken",
            summary = "Get a token for development",
            description = "It is valid for a day, or until the process ends. It may have several roles; the role"
                    + " member needs a memberId.")
    @APIResponse(responseCode = "200", description = "The token")
    @APIResponse(responseCode = "403", description = "The request names a host that is not a loopback host.")
    @CommonProblems({CommonProblem.INVALID_PARAMETER, CommonProblem.FORBIDDEN})
    public String token(
            @RestQuery List<String> role, @RestQuery @Nullable String memberId, @Context HttpServerRequest request) {
        LoopbackHost.require(request);
        if (role.isEmpty() || !ROLES.containsAll(role)) {
            throw refused("role", "must be one of member, storefront, marketer, operator");
        }
        if (role.contains(Roles.MEMBER) && (memberId == null || memberId.isBlank())) {
            throw refused(Caller.MEMBER_ID, "is needed by the role member");
        }
        var claims = Jwt.subject(memberId == null ? "development" : memberId).groups(Set.copyOf(role));
        if (memberId != null) {
            claims.claim(Caller.MEMBER_ID, memberId);
        }
        return claims.expiresIn(Duration.ofHours(24)).sign();
    }

    private static ProblemException refused(String parameter, String reason) {
        return new ProblemException(Problem.invalidParameter(parameter, reason));
    }
}
