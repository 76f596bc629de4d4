package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.dynamodb.BufferedHttpClient;
import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.table.Write;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table in another emulator of AWS, in a container; where there is no Docker it is skipped. LocalStack's newer
/// images ask for a token, so any image that serves the same may take its place: `-Dmerit.localstack.image=`.
@EnabledIf("dev.merit.artefacts.running.Docker#isThere")
@Testcontainers
class ContainerIT {

    @Container
    private static final LocalStackContainer AWS = new LocalStackContainer(
                    DockerImageName.parse(System.getProperty("merit.localstack.image"))
                            .asCompatibleSubstituteFor("localstack/localstack"))
            .withServices("dynamodb");

    @Test
    void keepsTheTable() {
        try (var client = DynamoDbClient.builder()
                .endpointOverride(AWS.getEndpoint())
                .region(Region.of(AWS.getRegion()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(AWS.getAccessKey(), AWS.getSecretKey())))
                .httpClient(new BufferedHttpClient(Duration.ofSeconds(60), Duration.ofSeconds(60)))
                .build()) {
            TableSetup.createIfAbsent(client, "merit");
            TableSetup.createIfAbsent(client, "merit");
            var table = new Table(client, "merit");
            var key = new Key("CONTAINER", "CONTAINER");
            table.write(Write.put(Item.at(key)).when(Write.ABSENT));
            assertThat(table.get(key)).isPresent();
        }
    }
}
