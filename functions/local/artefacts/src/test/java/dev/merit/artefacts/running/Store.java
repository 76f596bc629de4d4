package dev.merit.artefacts.running;

import dev.merit.database.Database;
import dev.merit.shared.dynamodb.BufferedHttpClient;
import dev.merit.shared.personal.KeyFile;
import dev.merit.shared.table.TableSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A database with an empty table, and the settings with which a process uses it.
public final class Store implements AutoCloseable {

    private static final String TABLE = "merit";
    private static final String REGION = "eu-central-1";

    private final Database database = Database.inMemory();

    public Store() {
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (var client = DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(new BufferedHttpClient(Duration.ofSeconds(60), Duration.ofSeconds(60)))
                .build()) {
            TableSetup.createIfAbsent(client, TABLE);
            TableSetup.createIfAbsent(client, TABLE + "-tombstones");
        }
    }

    /// Environment variables, as the infrastructure's template sets them, but for the endpoint and for patience with
    /// a busy machine.
    public Map<String, String> environment() {
        return environment(endpoint());
    }

    /// The same with another address of the database.
    public Map<String, String> environment(String endpoint) {
        var environment = new HashMap<String, String>();
        environment.put("MERIT_TABLE", TABLE);
        environment.put("MERIT_HMAC_KEY", "a key of the suite that protects nothing");
        environment.put("MERIT_PERSONAL_DATA_KEY_FILE", keyFile().toString());
        environment.put("MERIT_DYNAMODB_ENDPOINT", endpoint);
        environment.put("MERIT_DYNAMODB_READ_TIMEOUT", "60S");
        environment.put("MERIT_DYNAMODB_CALL_TIMEOUT", "60S");
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        return environment;
    }

    private static Path keyFile() {
        var file = Path.of("target", "personal-data.key").toAbsolutePath();
        KeyFile.createIfAbsent(file);
        return file;
    }

    public String endpoint() {
        return database.endpoint().toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
