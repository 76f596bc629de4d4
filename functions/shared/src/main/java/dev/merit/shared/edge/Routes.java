package dev.merit.shared.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/// What the framework knows of a request's route and tells nobody. All use of its inner classes stands here.
final class Routes {
    /// Names the route for the log. On the way out, since a caller who is refused for its role meets no filter on the
    /// way in.
    @ServerResponseFilter
    void name() {
        var context = CurrentRequestManager.get();
        var target = context.getTarget();
        if (target == null) {
            return;
        }
        var route = target.getClassPath() == null ? "" : target.getClassPath().template;
        if (target.getPath() != null && !target.getPath().template.equals("/")) {
            route += target.getPath().template;
        }
        context.unwrap(RoutingContext.class).put(Edge.ROUTE, route);
    }

    /// The methods that this path knows. RFC 9110 requires them of a 405, and the framework leaves them out. It also
    /// looks no further than the one class whose path fits best, so each is asked here.
    static Set<String> methods() {
        var context = CurrentRequestManager.get();
        var methods = new TreeSet<String>();
        for (var mapped : context.getDeployment().getClassMappers()) {
            var matched = new RequestMapper<>(new ArrayList<>(List.of(mapped))).map(context.getPathWithoutPrefix());
            if (matched != null) {
                var remaining = matched.remaining.isEmpty() ? "/" : matched.remaining;
                for (var handler : matched.value.handlers) {
                    if (handler instanceof ClassRoutingHandler routing) {
                        collect(routing.getMappers(), remaining, methods);
                    }
                }
            }
        }
        return methods;
    }

    private static void collect(
            Map<String, RequestMapper<RuntimeResource>> mappers, String remaining, Set<String> methods) {
        mappers.forEach((method, mapper) -> {
            if (method != null && mapper.map(remaining) != null) {
                methods.add(method);
            }
        });
    }
}
