package dev.merit.local;

import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Refuses a request that names another host than this machine's own in `Host` or `:authority`. A page of the web can
/// make its own name point to 127.0.0.1 (DNS rebinding) and then read the answers; the name that it calls stays its
/// own.
final class LoopbackHost {

    private LoopbackHost() {}

    static void require(HttpServerRequest request) {
        var authority = request.authority();
        if (!isLoopback(authority == null ? null : authority.host())) {
            throw new ProblemException(Problem.of(
                    CommonProblem.FORBIDDEN,
                    "What is for development only is given to a loopback host, such as localhost."));
        }
    }

    static boolean isLoopback(@Nullable String named) {
        if (named == null) {
            return false;
        }
        var host = named.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
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
