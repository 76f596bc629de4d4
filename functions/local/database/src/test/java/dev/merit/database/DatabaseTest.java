package dev.merit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
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
