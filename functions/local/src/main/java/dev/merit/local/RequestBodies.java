package dev.merit.local;

import dev.merit.shared.json.Json;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads each body before a thread works on its request, so that a client that sends slowly holds a connection and no
/// thread. A client that sends nothing for a while, or does not finish in time, is answered 408.
///
/// Bodies of HTTP/2 are read by the framework: Vert.x cannot pause a stream that has been read.
///
/// The bodies of all requests together are bounded too. A Lambda function gets whole bodies and does not need this.
@Singleton
final class RequestBodies {

    /// One byte more than the limit of a body, so that the check of the limit refuses it.
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024 + 1;

    private static final long MAX_TOTAL_BYTES = 96L * 1024 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Json json;
    private final long stallMillis;
    private final long wholeMillis;
    private final AtomicLong held = new AtomicLong();

    RequestBodies(
            Json json,
            @ConfigProperty(name = "merit.body.stall") Duration stall,
            @ConfigProperty(name = "merit.body.whole") Duration whole) {
        this.json = json;
        this.stallMillis = stall.toMillis();
        this.wholeMillis = whole.toMillis();
    }

    void register(@Observes Router router) {
        // After the handler that gives each request its id and its line in the log.
        router.route().order(Integer.MIN_VALUE + 2).handler(request -> {
            if (mayHaveBody(request.request())) {
                new BodyReader(request).begin();
            } else {
                request.next();
            }
        });
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.version() != HttpVersion.HTTP_2
                && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (length != null && !length.equals("0")));
    }

    /// The reading of one body. All of it happens on the event loop of the connection.
    private final class BodyReader {

        private final RoutingContext request;
        private final Buffer body = Buffer.buffer();
        private final long end =
                System.nanoTime() + Duration.ofMillis(wholeMillis).toNanos();
        private long timer;
        private long received;
        private boolean isDone;

        BodyReader(RoutingContext request) {
            this.request = request;
        }

        void begin() {
            var http = request.request();
            request.addEndHandler(_ -> held.addAndGet(-received));
            http.handler(this::take).exceptionHandler(_ -> stop()).endHandler(_ -> proceed());
            if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
            await();
            http.resume();
        }

        private void await() {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            timer = request.vertx().setTimer(Math.clamp(left, 1, stallMillis), _ -> refuse(stalled()));
        }

        private void take(Buffer part) {
            if (isDone) {
                return;
            }
            request.vertx().cancelTimer(timer);
            received += part.length();
            if (held.addAndGet(part.length()) > MAX_TOTAL_BYTES) {
                refuse(Problem.unavailable(RETRY_AFTER));
                return;
            }
            body.appendBuffer(part, 0, Math.min(part.length(), MAX_BODY_BYTES - body.length()));
            if (body.length() == MAX_BODY_BYTES) {
                proceed();
            } else {
                await();
            }
        }

        /// Passes the request on. The rest of a body that is too large is read and dropped.
        private void proceed() {
            if (stop()) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        }

        private boolean stop() {
            boolean first = !isDone;
            isDone = true;
            request.vertx().cancelTimer(timer);
            return first;
        }

        private void refuse(Problem problem) {
            if (stop() && !request.response().ended()) {
                var answer = request.response()
                        .setStatusCode(problem.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                retryAfter(problem.retryAfterSeconds());
                answer.end(json.write(problem.at(request.request().path())))
                        .onComplete(_ -> request.request().connection().close());
            }
        }

        private void retryAfter(@Nullable Long seconds) {
            if (seconds != null) {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
            }
        }

        private static Problem stalled() {
            return Problem.of(CommonProblem.REQUEST_TIMEOUT, "The body did not arrive in time.");
        }
    }
}
