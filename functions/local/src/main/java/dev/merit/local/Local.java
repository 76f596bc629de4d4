package dev.merit.local;

import dev.merit.database.Database;
import dev.merit.shared.personal.KeyFile;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

/// Runs all functions in one process. The database starts before Quarkus and stops after it.
///
/// The environment variable `MERIT_DYNAMODB_ENDPOINT` names another DynamoDB to use. Without it, an embedded
/// one is started and keeps its data in the folder of the system property `merit.data`, by default `.data`.
/// Unless another master key of personal data is set, it is in the file `personal-data.key` of that folder,
/// made at the first start.
@QuarkusMain
public final class Local {

    /// The system property with the folder of the running embedded database.
    static final String DATA_IN_USE = "merit.data-in-use";

    Local() {}

    public static void main(String... arguments) {
        var data = Path.of(System.getProperty("merit.data", ".data")).toAbsolutePath();
        useKeyFileIn(data);
        var other = System.getenv("MERIT_DYNAMODB_ENDPOINT");
        if (other != null && !other.isBlank()) {
            useDatabaseAt(other.strip());
            Quarkus.run(arguments);
            return;
        }
        try (var database = Database.keptIn(data)) {
            System.setProperty(DATA_IN_USE, data.toString());
            database.keepRunning(() -> Quarkus.asyncExit(1));
            // A signal ends the JVM without returning here, so a hook closes the database too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeLast(database)));
            useDatabaseAt(database.endpoint().toString());
            Quarkus.run(arguments);
        }
    }

    private static void useKeyFileIn(Path folder) {
        if (System.getenv("MERIT_PERSONAL_DATA_KEY_FILE") == null
                && System.getenv("MERIT_PERSONAL_DATA_KMS_KEY") == null) {
            var file = folder.resolve("personal-data.key");
            KeyFile.createIfAbsent(file);
            System.setProperty("merit.personal-data.key-file", file.toString());
        }
    }

    /// DynamoDB Local accepts any credentials and region, but the SDK does not start without them.
    private static void useDatabaseAt(String endpoint) {
        System.setProperty("merit.dynamodb.endpoint", endpoint);
        if (System.getenv("AWS_REGION") == null) {
            System.setProperty("merit.dynamodb.region", "eu-central-1");
        }
        if (System.getenv("AWS_ACCESS_KEY_ID") == null && System.getenv("AWS_PROFILE") == null) {
            System.setProperty("merit.dynamodb.access-key-id", "local");
            System.setProperty("merit.dynamodb.secret-access-key", "local");
        }
    }

    /// The hook of Quarkus runs concurrently and finishes the running requests, which still need the database.
    private static void closeLast(Database database) {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.close();
    }
}
