package dev.merit.shared.lambda;

import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableFormat;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Reads the version of the table's format while the function starts, in a thread of its own. So a function that does
/// not fit the table says so in its log, and the first request finds the client made and a connection open, which else
/// would take longer than the request itself.
@Singleton
final class FormatCheck {

    private static final Logger LOG = Logger.getLogger(FormatCheck.class);

    /// Only Lambda sets this variable.
    void start(@Observes StartupEvent started, Instance<Table> table) {
        if (System.getenv("AWS_LAMBDA_RUNTIME_API") != null) {
            Thread.ofPlatform().daemon().name("FormatCheck").start(() -> check(table));
        }
    }

    /// Logs a failure instead of throwing it: requests find out for themselves whether the table can be reached.
    private static void check(Instance<Table> table) {
        try {
            new TableFormat(table.get()).check();
        } catch (RuntimeException e) {
            LOG.error("The table does not fit this function, or cannot be read", e);
        }
    }
}
