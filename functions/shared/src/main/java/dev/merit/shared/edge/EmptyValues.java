package dev.merit.shared.edge;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses query parameters without a value, such as `?limit=`, and an empty `Idempotency-Key`. The framework treats
/// both as absent. Without its key, a request that is repeated would take effect twice.
final class EmptyValues {

    private static final String KEY = "Idempotency-Key";

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw new ProblemException(Problem.invalidParameter(name, "must not be empty"));
            }
        });
        var keys = request.getHeaders().get(KEY);
        if (keys != null && keys.stream().anyMatch(String::isBlank)) {
            throw new ProblemException(Problem.of(
                    CommonProblem.INVALID_IDEMPOTENCY_KEY,
                    "Idempotency-Key must be 1 to 255 printable ASCII characters."));
        }
    }
}
