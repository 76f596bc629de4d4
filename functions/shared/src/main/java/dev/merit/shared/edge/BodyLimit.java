package dev.merit.shared.edge;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses a body that is too large before it is parsed. A body with a Content-Length is refused unread; a chunked
/// body is read up to the limit first.
///
/// `quarkus.http.limits.max-body-size` is higher than this limit, because its answer has no body. It bounds the
/// bodies that no resource reads.
final class BodyLimit {
    /// 4 MiB. The event of a Lambda function has at most 6 MB, and a binary body grows by a third in it.
    static final int BYTES = 4 * 1024 * 1024;

    static final String LENGTH = "Content-Length";

    static boolean isExceededBy(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > BYTES;
        } catch (NumberFormatException _) {
            // The number has too many digits for a long.
            return true;
        }
    }

    static Problem exceeded() {
        return Problem.of(CommonProblem.BODY_TOO_LARGE, "The body is larger than " + BYTES + " bytes.");
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
