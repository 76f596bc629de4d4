package dev.merit.local;

import dev.merit.database.Database;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

/// Every function in one process. The database is there before anything of Quarkus is, and goes after everything of
/// it.
///
/// The environment variable `MERIT_DYNAMODB_ENDPOINT` names another DynamoDB to use; then none is started. Otherwise
/// the embedded one keeps its data in the folder that the system property `merit.data` names, `.data` if it is not
/// set.
@QuarkusMain
public final class Local {

    /// The folder in which the embedded database keeps its data, for who asks once it runs.
    static final String DATA_IN_USE = "merit.data-in-use";

    Local() {}

    public static void main(String... arguments) {
        var other = System.getenv("MERIT_DYNAMODB_ENDPOINT");
        if (other != null && !other.isBlank()) {
            useDatabaseAt(other.strip());
            Quarkus.run(arguments);
            return;
        }
        var data = Path.of(System.getProperty("merit.data", ".data")).toAbsolutePath();
        try (var database = Database.keptIn(data)) {
            System.setProperty(DATA_IN_USE, data.toString());
            database.keepRunning(() -> Quarkus.asyncExit(1));
            // A signal ends the JVM without returning here, so closing hangs on a hook as well.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeLast(database)));
            useDatabaseAt(database.endpoint().toString());
            Quarkus.run(arguments);
        }
    }

    /// DynamoDB Local and its like take any credentials and region, but the SDK does not start without.
    private static void useDatabaseAt(String endpoint) {
        System.setProperty("quarkus.dynamodb.endpoint-override", endpoint);
        if (System.getenv("AWS_REGION") == null) {
            System.setProperty("quarkus.dynamodb.aws.region", "eu-central-1");
        }
        if (System.getenv("AWS_ACCESS_KEY_ID") == null && System.getenv("AWS_PROFILE") == null) {
            System.setProperty("quarkus.dynamodb.aws.credentials.type", "static");
            System.setProperty("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local");
            System.setProperty("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local");
        }
    }

    /// Quarkus's own hook runs beside this one and finishes the requests under way; they still need the database.
    private static void closeLast(Database database) {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.close();
    }
}
