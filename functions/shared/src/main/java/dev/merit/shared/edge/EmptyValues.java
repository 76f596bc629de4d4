package dev.merit.shared.edge;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses parameters without a value, `?limit=`, and an empty `Idempotency-Key:`. The framework hands both on as if
/// they were not there: a caller whose key is lost would do twice what it asks to be done once.
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
                    400, "invalid-idempotency-key", "Idempotency-Key must be 1 to 255 printable ASCII characters."));
        }
    }
}
