package dev.merit.shared.edge;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses a body that is too large before any of it is parsed. One that says its length is refused unread; one that
/// comes in chunks is taken in up to the limit first.
///
/// `quarkus.http.limits.max-body-size` stands above this limit, since its answer has no body. It is the backstop of
/// what no resource reads.
final class BodyLimit {
    /// 4 MiB. A Lambda function's event has at most 6 MB, and a body that is not text grows by a third in it.
    static final int BYTES = 4 * 1024 * 1024;

    static final String LENGTH = "Content-Length";

    static boolean isExceededBy(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > BYTES;
        } catch (NumberFormatException _) {
            // Longer than any length there is.
            return true;
        }
    }

    static Problem exceeded() {
        return Problem.of(413, "body-too-large", "The body is larger than " + BYTES + " bytes.");
    }

    @ServerRequestFilter
    void limit(ContainerRequestContext request) throws IOException {
        if (request.hasEntity() && request.getHeaderString(LENGTH) == null) {
            var body = request.getEntityStream().readNBytes(BYTES + 1);
            if (body.length > BYTES) {
                throw new ProblemException(exceeded());
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}
