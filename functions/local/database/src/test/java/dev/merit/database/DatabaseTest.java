package dev.merit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataInItsFolder() {
        try (var database = Database.keptIn(folder.resolve("data"));
                var client = client(database)) {
            makeTable(client);
            var endpoint = database.endpoint();

            database.stop();
            database.start();

            assertThat(database.endpoint()).isEqualTo(endpoint);
            assertThat(client.listTables().tableNames()).containsExactly("kept");
        }
    }

    /// SQLite leaves deleted rows in its file.
    @Test
    void keepsNothingThatWasDeletedBeforeItsStart() throws IOException {
        try (var database = Database.keptIn(folder);
                var client = client(database)) {
            makeTable(client);
            var item = Map.of("pk", AttributeValue.fromS("id"), "secret", AttributeValue.fromS("tell nobody"));
            client.putItem(put -> put.tableName("kept").item(item));
            client.deleteItem(delete -> delete.tableName("kept").key(Map.of("pk", item.get("pk"))));
            database.stop();
            assertThat(content()).contains("tell nobody");

            database.start();
            database.stop();

            assertThat(content()).contains("kept").doesNotContain("tell nobody");
        }
    }

    private String content() throws IOException {
        try (var files = Files.list(folder)) {
            var all = new StringBuilder();
            for (var file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }

    @Test
    void forgetsWhatIsInMemory() {
        try (var database = Database.inMemory();
                var client = client(database)) {
            makeTable(client);

            database.stop();
            database.start();

            assertThat(client.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void isOneAtATime() {
        try (var database = Database.inMemory()) {
            assertThatThrownBy(database::start).hasMessageStartingWith("The database runs already");
        }
    }

    @Test
    void saysWhatIsMissing() {
        var home = System.setProperty("merit.database.home", folder.toString());
        try {
            assertThatThrownBy(Database::inMemory)
                    .hasRootCauseMessage("The embedded database's libraries are not in " + folder
                            + ": build the project first, or set the system property merit.database.home to where they"
                            + " are");
        } finally {
            System.setProperty("merit.database.home", home);
        }
    }

    @Test
    void comesBackWithItsDataWhenItsProcessIsKilled() throws Exception {
        try (var database = Database.keptIn(folder.resolve("data"));
                var client = client(database)) {
            var lost = new AtomicInteger();
            database.keepRunning(lost::incrementAndGet);
            makeTable(client);
            var endpoint = database.endpoint();

            kill();

            assertThat(tables(client)).containsExactly("kept");
            assertThat(database.endpoint()).isEqualTo(endpoint);
            assertThat(lost).hasValue(0);
        }
    }

    @Test
    void saysThatItIsLostWhenItsDataWereInMemory() throws Exception {
        try (var database = Database.inMemory()) {
            var lost = new CountDownLatch(1);
            database.keepRunning(lost::countDown);

            kill();

            assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// The one child that this test has.
    private static void kill() throws Exception {
        var child = ProcessHandle.current().children().toList();
        assertThat(child).hasSize(1);
        child.getFirst().destroyForcibly();
        child.getFirst().onExit().get(30, TimeUnit.SECONDS);
    }

    /// Once it serves again.
    private static List<String> tables(DynamoDbClient client) throws InterruptedException {
        for (int tries = 0; tries < 120; tries++) {
            try {
                return client.listTables().tableNames();
            } catch (SdkClientException away) {
                Thread.sleep(500);
            }
        }
        return client.listTables().tableNames();
    }

    private static DynamoDbClient client(Database database) {
        return DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void makeTable(DynamoDbClient client) {
        client.createTable(table -> table.tableName("kept")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build()));
    }
}
