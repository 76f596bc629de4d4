package dev.merit.artefacts;

import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Which function takes which requests, as the infrastructure's template says.
record Routes(List<Route> routes) {

    private static final Pattern FUNCTION = Pattern.compile("CodeUri: \\.\\./functions/(\\w+)/");
    private static final Pattern ROUTE = Pattern.compile("Type: HttpApi,.* Method: (\\w+), Path: \"([^\"]+)\"");

    private record Route(String function, String method, String path) {

        private boolean fits(String path) {
            return path.matches(this.path.replaceAll("\\{\\w+}", "[^/]*"));
        }

        private long variables() {
            return path.chars().filter(character -> character == '{').count();
        }
    }

    static Routes ofTheTemplate() {
        var routes = new ArrayList<Route>();
        var function = "";
        try {
            for (var line : Files.readAllLines(Places.functions().resolveSibling("infra/functions.yaml"))) {
                var named = FUNCTION.matcher(line);
                function = named.find() ? named.group(1) : function;
                var route = ROUTE.matcher(line);
                if (route.find()) {
                    routes.add(new Route(function, route.group(1), route.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Routes(routes);
    }

    /// The function of the route that fits with the fewest variables; if the path has no such method, of any
    /// other.
    String owner(Call call) {
        var path = call.path().replaceFirst("\\?.*", "");
        return routes.stream()
                .filter(route -> route.fits(path))
                .min(Comparator.comparingInt((Route route) -> route.method().equals(call.method()) ? 0 : 1)
                        .thenComparingLong(Route::variables))
                .orElseThrow(() -> new IllegalArgumentException("no function has " + call))
                .function();
    }
}
