package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A test of what is refused: it has a shop to ask, and nothing that it asks for is stored. That a code was wrong is
/// counted.
@TestInstance(Lifecycle.PER_CLASS)
abstract class Refusing {

    @Inject
    DynamoDbClient client;

    @ConfigProperty(name = "merit.table")
    String table;

    /// Who sees the data of all members.
    String staff = "";

    private Map<String, String> shop = Map.of();
    private Map<String, String> before = Map.of();

    @BeforeEach
    void remember() {
        if (shop.isEmpty()) {
            shop = Contract.shop();
            staff = Calls.token(Calls.STAFF);
            before = stored();
        }
    }

    @AfterEach
    void nothingIsStored() {
        var after = stored();
        var expected = before;
        before = after;
        assertThat(after).isEqualTo(expected);
    }

    private Map<String, String> stored() {
        var stored = Sweep.stored(client, table);
        stored.keySet().removeIf(key -> key.startsWith("WRONGCODES#"));
        return stored;
    }

    Response call(Endpoint endpoint, RequestSpecification request) {
        return endpoint.takesABody()
                ? send(endpoint, request, endpoint.body())
                : request.request(endpoint.method(), path(endpoint));
    }

    Response send(Endpoint endpoint, RequestSpecification request, String body) {
        return request.header("If-Match", "*").body(filled(body)).request(endpoint.method(), path(endpoint));
    }

    String path(Endpoint endpoint) {
        return filled(endpoint.path());
    }

    String filled(String template) {
        return Contract.filled(template, shop);
    }
}
