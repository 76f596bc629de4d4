package dev.merit.local;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Redirects a browser from the root to the console, and others to the page of the API. A terminal gets the main
/// addresses as text.
@Singleton
final class HomePage {

    static final String SWAGGER = "/swagger-ui/";

    private static final String TEXT = """
            Merit serves its API under /v1.
            Console:     /console/
            Try it:      /swagger-ui/
            Description: /v1/openapi
            A token:     /dev/token?role=operator
            """;

    void register(@Observes Router router) {
        router.route("/").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(HomePage::answer);
    }

    private static void answer(RoutingContext request) {
        request.response()
                .setStatusCode(303)
                .putHeader("Location", isBrowser(request) ? ConsoleFiles.PATH : SWAGGER)
                .putHeader("Vary", "Accept")
                .putHeader("Content-Type", "text/plain;charset=UTF-8");
        if (request.request().method().equals(HttpMethod.HEAD)) {
            request.response().end();
        } else {
            request.response().end(TEXT);
        }
    }

    private static boolean isBrowser(RoutingContext request) {
        var accept = request.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
