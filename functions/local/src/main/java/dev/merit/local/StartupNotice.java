package dev.merit.local;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Prints the main addresses on the console, once requests are accepted.
@Singleton
final class StartupNotice {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0.0.0.0");

    private final String database;
    private final Optional<String> data;

    /// @param data the folder of the embedded database; empty where another DynamoDB is used
    StartupNotice(
            @ConfigProperty(name = "merit.dynamodb.endpoint") Optional<String> database,
            @ConfigProperty(name = Local.DATA_IN_USE) Optional<String> data) {
        this.database = database.orElse("AWS");
        this.data = data;
    }

    void print(@ObservesAsync HttpServerStart start) {
        if (LaunchMode.current() != LaunchMode.TEST) {
            var options = start.options();
            var host = LOOPBACK.contains(options.getHost()) ? "localhost" : options.getHost();
            System.out.println(text("http://" + host + ":" + options.getPort()));
        }
    }

    String text(String root) {
        return """

                Merit is ready: %1$s

                  Console         %1$s%4$s
                  Try the API     %1$s%2$s
                  Get a token     curl '%1$s/dev/token?role=operator'
                                  (roles: member, storefront, marketer, operator)
                  Data            %3$s
                  Stop            Ctrl-C; QUARKUS_LOG_CONSOLE_JSON_ENABLED=true logs JSON
                """.formatted(
                        root,
                        HomePage.SWAGGER,
                        data.map(folder -> "kept in " + folder).orElse("kept by the database at " + database),
                        ConsoleFiles.PATH);
    }
}
