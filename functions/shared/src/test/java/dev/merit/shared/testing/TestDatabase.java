package dev.merit.shared.testing;

import dev.merit.database.Database;
import dev.merit.shared.dynamodb.BufferedHttpClient;
import dev.merit.shared.table.TableSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An empty in-memory database for tests, one process for all tests of a JVM. A `@QuarkusTest` asks for it with
/// `@WithTestResource(TestDatabase.class)` and then has a table name of its own; a plain test takes [#client()].
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /// Quarkus loads this class more than once, so what is one for the JVM cannot be a static field.
    private static final String ENDPOINT = "merit.test.endpoint";

    /// A test fails by what is answered, not by how busy the machine is.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String REGION = "eu-central-1";
    private static final AtomicInteger TABLES = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        var table = newTable();
        return Map.of(
                "merit.dynamodb.endpoint",
                endpoint().toString(),
                "merit.dynamodb.region",
                REGION,
                "merit.dynamodb.access-key-id",
                "test",
                "merit.dynamodb.secret-access-key",
                "test",
                "merit.dynamodb.read-timeout",
                PATIENCE.toString(),
                "merit.dynamodb.call-timeout",
                PATIENCE.toString(),
                "merit.personal-data.key-file",
                PersonalDataKeys.file().toString(),
                "merit.table",
                table,
                "merit.tombstone-table",
                tombstones(table));
    }

    /// It goes on for the next test class and ends with the JVM.
    @Override
    public void stop() {}

    /// Where the database serves; starts it if no test did before.
    public static URI endpoint() {
        synchronized (System.getProperties()) {
            var known = System.getProperty(ENDPOINT);
            if (known != null) {
                return URI.create(known);
            }
            var database = Database.inMemory();
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            System.setProperty(ENDPOINT, database.endpoint().toString());
            return database.endpoint();
        }
    }

    /// A client of the database, for tests without Quarkus. The caller closes it.
    public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(endpoint(), interceptors);
    }

    /// A client of a database that a test has for itself. The caller closes it.
    public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .overrideConfiguration(o -> o.executionInterceptors(List.of(interceptors)))
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(new BufferedHttpClient(PATIENCE, PATIENCE))
                .build();
    }

    /// The second table of a table.
    public static String tombstones(String table) {
        return table + "-tombstones";
    }

    /// A new, empty table that no other test of this JVM has; its name.
    public static String newTable() {
        var name = "merit-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + "-" + TABLES.incrementAndGet();
        try (var client = client()) {
            TableSetup.createIfAbsent(client, name);
            TableSetup.createIfAbsent(client, tombstones(name));
        }
        return name;
    }
}
