package dev.merit.shared.edge;

import io.quarkus.arc.Arc;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.MethodDescription;
import io.quarkus.security.spi.runtime.SecurityCheckStorage;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

/// The routes of all resources, with their methods and roles. The framework has no public API for them, so this class
/// reads its internal classes; no other class does.
final class Routes {

    /// A path with its methods.
    ///
    /// @param steps   the parts between slashes, null for a parameter
    /// @param secured the methods that need a role
    private record Route(List<@Nullable String> steps, Set<String> methods, Set<String> secured) {

        boolean matches(List<String> path) {
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                if (step != null && !step.equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /// Whether this route wins over the other for a path that both match: at the first step in which they differ,
        /// this one is literal.
        boolean isCloserThan(Route other) {
            for (int i = 0; i < steps.size(); i++) {
                if ((steps.get(i) == null) != (other.steps.get(i) == null)) {
                    return steps.get(i) != null;
                }
            }
            return false;
        }
    }

    /// The routes by their number of steps. They are read with the first request, when the framework has all
    /// resources.
    private static volatile @Nullable Map<Integer, List<Route>> routes;

    private static final Map<RuntimeResource, Optional<RouteClass>> CLASSES = new ConcurrentHashMap<>();

    /// Stores the route for the log. It is a response filter, because a request that is refused for the caller's role
    /// passes no request filter.
    @ServerResponseFilter
    void name() {
        var context = CurrentRequestManager.get();
        var target = context.getTarget();
        if (target == null) {
            return;
        }
        context.unwrap(RoutingContext.class).put(Edge.ROUTE, template(target));
    }

    private static String template(RuntimeResource target) {
        var route = target.getClassPath() == null ? "" : target.getClassPath().template;
        return target.getPath() == null || target.getPath().template.equals("/")
                ? route
                : route + target.getPath().template;
    }

    /// The methods of a path; empty if no route matches it. A literal step wins over a parameter: `/v1/members/batch`
    /// is not a member.
    static Set<String> methods(String path) {
        var route = closest(path);
        return route == null ? Set.of() : route.methods();
    }

    /// Whether the method of the path needs a role.
    static boolean isSecured(String path, String method) {
        var route = closest(path);
        return route != null && route.secured().contains(method);
    }

    /// The class of the current request's route for limits; null if the route needs no role.
    static @Nullable RouteClass limited() {
        var target = CurrentRequestManager.get().getTarget();
        return target == null
                ? null
                : CLASSES.computeIfAbsent(target, Routes::classOf).orElse(null);
    }

    private static Optional<RouteClass> classOf(RuntimeResource resource) {
        if (!isSecured(resource)) {
            return Optional.empty();
        }
        var literal = steps(template(resource)).stream()
                .filter(step -> !step.startsWith("{"))
                .toList();
        return Optional.of(RouteClass.of(resource.getHttpMethod(), literal.getLast()));
    }

    /// The caller, once authentication is done; a failure for an invalid token.
    static Uni<SecurityIdentity> caller() {
        return QuarkusHttpUser.getSecurityIdentity(CurrentRequestManager.get().unwrap(RoutingContext.class), null);
    }

    private static @Nullable Route closest(String path) {
        var steps = steps(path);
        Route closest = null;
        for (var route : all().getOrDefault(steps.size(), List.of())) {
            if (route.matches(steps) && (closest == null || route.isCloserThan(closest))) {
                closest = route;
            }
        }
        return closest;
    }

    private static List<String> steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toList();
    }

    private static Map<Integer, List<Route>> all() {
        var known = routes;
        if (known == null) {
            known = collect(ResteasyReactiveRecorder.getCurrentDeployment());
            routes = known;
        }
        return known;
    }

    private static Map<Integer, List<Route>> collect(Deployment deployment) {
        var collected = new HashMap<List<@Nullable String>, Route>();
        for (var type : deployment.getClassMappers()) {
            for (var handler : type.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    routing.getMappers()
                            .forEach((method, mapper) -> collect(type.template.template, method, mapper, collected));
                }
            }
        }
        var bySize = new HashMap<Integer, List<Route>>();
        collected
                .values()
                .forEach(route -> bySize.computeIfAbsent(route.steps().size(), _ -> new ArrayList<>())
                        .add(route));
        return bySize;
    }

    private static void collect(
            String classPath,
            @Nullable String method,
            RequestMapper<RuntimeResource> mapper,
            Map<List<@Nullable String>, Route> collected) {
        if (method == null) {
            return;
        }
        for (var path : mapper.getTemplates()) {
            var steps = new ArrayList<@Nullable String>();
            steps(classPath + "/" + path.template.template)
                    .forEach(step -> steps.add(step.startsWith("{") ? null : step));
            var route = collected.computeIfAbsent(steps, _ -> new Route(steps, new TreeSet<>(), new TreeSet<>()));
            route.methods().add(method);
            if (method.equals("GET")) {
                route.methods().add("HEAD");
            }
            if (isSecured(path.value)) {
                route.secured().add(method);
            }
        }
    }

    private static boolean isSecured(RuntimeResource resource) {
        var method = new MethodDescription(
                resource.getResourceClass().getName(),
                resource.getJavaMethodName(),
                MethodDescription.typesAsStrings(resource.getParameterTypes()));
        var check = Arc.container().instance(SecurityCheckStorage.class).get().getSecurityCheck(method);
        return check != null && !check.isPermitAll();
    }
}
