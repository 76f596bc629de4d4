package dev.merit.shared.edge;

import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// What happens to every request before and after the resources: it gets an id, one line in the log, and a problem
/// even where no resource has seen it. Paths with ids and queries are personal data, so the line names the route
/// instead.
@Singleton
final class Edge {
    /// Where a request keeps its route for the log.
    static final String ROUTE = "merit.route";

    private static final Logger LOG = Logger.getLogger("dev.merit.access");
    private static final String REQUEST_ID = "requestId";

    private final Json json;

    Edge(Json json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        // Right after what Quarkus itself puts first.
        router.route().order(Integer.MIN_VALUE + 1).handler(this::enter);
        router.errorHandler(404, request -> answer(request, Problem.nothingHere()));
    }

    private void enter(RoutingContext request) {
        var start = System.nanoTime();
        var id = RequestId.of(request.request().getHeader(RequestId.HEADER));
        MDC.put(REQUEST_ID, id);
        request.response().putHeader(RequestId.HEADER, id);
        request.addHeadersEndHandler(_ -> log(request, start));
        if (BodyLimit.isExceededBy(request.request().getHeader(BodyLimit.LENGTH))) {
            answer(request, BodyLimit.exceeded());
            // Takes in the rest and drops it: a client that is still sending would not see the answer otherwise.
            request.request().resume();
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json.write(problem.at(request.request().path())));
    }

    /// Runs before the answer leaves, since a Lambda function may be frozen as soon as it has.
    private static void log(RoutingContext request, long start) {
        var route = request.<String>get(ROUTE);
        LOG.infof(
                "%s %s %d %d ms",
                request.request().method(),
                route == null ? "-" : route,
                request.response().getStatusCode(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
