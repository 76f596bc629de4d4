package dev.merit.shared.edge;

import dev.merit.shared.json.Json;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// The first and last step of every request. It gives the request an id, writes one line to the log, and answers with a
/// problem if no resource does. The line has the route, because paths with ids and queries are personal data.
@Singleton
final class Edge {
    /// The key of the route in the context of a request, for the log.
    static final String ROUTE = "merit.route";

    private static final Logger LOG = Logger.getLogger("dev.merit.access");
    /// The answer where the router cannot parse a request.
    private static final Problem MALFORMED = Problem.of(CommonProblem.MALFORMED_REQUEST, "The address cannot be read.");

    /// The name of the request's id in the request and in the log.
    static final String REQUEST_ID = "requestId";

    private final Json json;

    Edge(Json json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        // Right after the handlers of Quarkus that must run first.
        router.route().order(Integer.MIN_VALUE + 1).handler(this::enter);
        router.errorHandler(404, request -> answer(request, Problem.nothingHere()));
        router.errorHandler(400, request -> answer(request, MALFORMED));
    }

    private void enter(RoutingContext request) {
        var start = System.nanoTime();
        var id = RequestId.of(request.request().getHeader(RequestId.HEADER));
        request.put(REQUEST_ID, id);
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
        // Reads and discards the rest of the body: a client that is still sending would not see the answer otherwise.
        request.request().resume();
    }

    /// Answers OPTIONS and methods that the path does not have. The framework's own answers list the wrong methods.
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
            refuse(request, Problem.methodNotAllowed());
        }
    }

    private void answer(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json.write(problem.at(request.request().path())));
    }

    /// Runs before the answer is sent, because a Lambda function may be frozen right after that.
    private static void log(RoutingContext request, long start) {
        var route = request.<String>get(ROUTE);
        var millis = (System.nanoTime() - start) / 1_000_000;
        // Not by a format: in a native executable the first one loads the number formats of the locale.
        LOG.info(request.request().method() + " " + (route == null ? "-" : route) + " "
                + request.response().getStatusCode() + " " + millis + " ms");
    }
}
