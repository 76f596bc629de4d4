package dev.merit.local;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Refuses a request whose `Host` or `:authority` is not a loopback host. A web page can let its own host name point
/// to 127.0.0.1 (DNS rebinding) and then read the answers, but its requests still have that host name.
final class LoopbackHost {

    private LoopbackHost() {}

    static void require(HttpServerRequest request) {
        var authority = request.authority();
        if (!isLoopback(authority == null ? null : authority.host())) {
            throw new ProblemException(Problem.of(
                    CommonProblem.FORBIDDEN,
                    "Development tokens are given to loopback hosts only, such as localhost."));
        }
    }

    static boolean isLoopback(@Nullable String name) {
        if (name == null) {
            return false;
        }
        var host = name.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
