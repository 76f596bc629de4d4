package dev.merit.local;

import dev.merit.shared.personal.KeyFile;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableFormat;
import dev.merit.shared.table.TableFormatMismatch;
import dev.merit.shared.table.TableSetup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Creates the tables before the first request and before the schedule, and checks the format of an existing
/// table and the file of the master key of personal data.
final class Setup {

    void createTable(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            DynamoDbClient client,
            @ConfigProperty(name = "merit.table") String table,
            @ConfigProperty(name = "merit.tombstone-table") String tombstones,
            @ConfigProperty(name = Local.DATA_IN_USE) Optional<String> data) {
        TableSetup.createIfAbsent(client, table);
        TableSetup.createIfAbsent(client, tombstones);
        var format = new TableFormat(new Table(client, table));
        try {
            format.verify(format::isEmpty);
        } catch (TableFormatMismatch mismatch) {
            // Quarkus prints the message of this exception without a stack trace and exits with 1.
            throw new ConfigurationException(text(mismatch, table, data));
        }
    }

    void checkKeyFile(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            @ConfigProperty(name = "merit.personal-data.key-file") Optional<String> file) {
        try {
            file.map(Path::of).ifPresent(KeyFile::read);
        } catch (IllegalStateException unusable) {
            throw new ConfigurationException("Merit does not start. " + unusable.getMessage());
        }
    }

    private static String text(TableFormatMismatch mismatch, String table, Optional<String> data) {
        return data.map(folder -> "Merit cannot use the data in " + folder + ": " + mismatch.getMessage()
                        + ". Delete the folder to start with an empty shop and import the files again, or run the"
                        + " build that wrote it.")
                .orElse("Merit cannot use the table " + table + ": " + mismatch.getMessage()
                        + ". Name another table with MERIT_TABLE, or run the build that wrote it.");
    }
}
