package dev.merit.shared.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Adds to the log lines of a request the ids that API Gateway's access log, Lambda's own lines and the trace have for
/// it, so that they can be joined.
@Singleton
final class Correlation {

    void register(@Observes Router router) {
        // After the handler that sets the id of the request, and before all that log.
        router.route().order(Integer.MIN_VALUE + 2).handler(this::enter);
    }

    private void enter(RoutingContext request) {
        if (request.request().headers() instanceof QuarkusHttpHeaders headers) {
            var gateway = headers.getContextObject(APIGatewayV2HTTPEvent.RequestContext.class);
            var function = headers.getContextObject(Context.class);
            put("apiRequestId", gateway == null ? null : gateway.getRequestId());
            put("functionRequestId", function == null ? null : function.getAwsRequestId());
            put("traceId", headers.get("X-Amzn-Trace-Id"));
        }
        request.next();
    }

    private static void put(String name, @Nullable String id) {
        if (id != null) {
            MDC.put(name, id);
        }
    }
}
