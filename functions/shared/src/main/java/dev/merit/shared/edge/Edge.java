package dev.merit.shared.edge;

import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
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
    /// What the router itself finds wrong.
    private static final Problem MALFORMED = Problem.of(400, "malformed-request", "The address cannot be read.");

    private static final String REQUEST_ID = "requestId";

    private final Json json;

    Edge(Json json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        // Right after what Quarkus itself puts first.
        router.route().order(Integer.MIN_VALUE + 1).handler(this::enter);
        router.errorHandler(404, request -> answer(request, Problem.nothingHere()));
        router.errorHandler(400, request -> answer(request, MALFORMED));
    }

    private void enter(RoutingContext request) {
        var start = System.nanoTime();
        var id = RequestId.of(request.request().getHeader(RequestId.HEADER));
        MDC.put(REQUEST_ID, id);
        request.response().putHeader(RequestId.HEADER, id);
        request.addHeadersEndHandler(_ -> log(request, start));
        var malformed = RequestForm.problem(request.request());
        if (malformed.isPresent()) {
            refuse(request, malformed.get());
        } else if (BodyLimit.isExceededBy(request.request().getHeader(BodyLimit.LENGTH))) {
            refuse(request, BodyLimit.exceeded());
        } else {
            enterPath(request);
        }
    }

    private void refuse(RoutingContext request, Problem problem) {
        answer(request, problem);
        // Takes in the rest and drops it: a client that is still sending would not see the answer otherwise.
        request.request().resume();
    }

    /// Answers for the framework what it would not tell truly: what a path knows, and that it doesn't know a method.
    private void enterPath(RoutingContext request) {
        var methods = Routes.methods(request.request().path());
        var method = request.request().method().name();
        if (methods.isEmpty() || methods.contains(method)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods) + ", OPTIONS");
        if (method.equals("OPTIONS")) {
            request.response().setStatusCode(204).end();
        } else {
            refuse(request, Problem.of(405, "method-not-allowed", "This path does not know the method."));
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
