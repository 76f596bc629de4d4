package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of each operation and each field.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiOperationsTest {

    /// The answers that every operation of the contract may give, and those of one with a body.
    private static final List<String> EVERYWHERE = List.of("401", "403", "406", "429", "500", "503");

    private static final List<String> WITH_A_BODY = List.of("400", "413", "415", "422");

    /// What has no name of the client's own, by which it would be known again.
    private static final Set<String> IDEMPOTENT = Set.of(
            "POST /v1/members",
            "POST /v1/members/{memberId}/points/adjustments",
            "POST /v1/segments",
            "POST /v1/strategies/{strategyId}/issuance-jobs",
            "POST /v1/strategies",
            "POST /v1/strategies/{strategyId}/coupons",
            "POST /v1/strategies/{strategyId}/batches");

    private OpenApiDocument document;

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
    }

    @Test
    void everyFieldSaysWhatItMeans() {
        assertThat(document.root().at("/components/schemas").properties())
                .allSatisfy(schema -> assertThat(
                                schema.getValue().path("properties").valueStream())
                        .allSatisfy(field ->
                                assertThat(field.path("description").asText()).isNotBlank()));
    }

    @Test
    void tellsWhoMayCallAndEveryRefusal() {
        assertThat(contract()).allSatisfy(operation -> {
            assertThat(operation.node().at("/security/0/bearer")).isNotEmpty();
            assertThat(operation.node().path("description").asText()).contains("Callers: ");
            assertThat(statuses(operation)).containsAll(EVERYWHERE);
            if (operation.bodies().findAny().isPresent()) {
                assertThat(statuses(operation)).containsAll(WITH_A_BODY);
            }
            if (operation.path().contains("{")) {
                assertThat(statuses(operation)).contains("404");
            }
            operation.node().get("responses").properties().forEach(answer -> {
                var node = document.resolve(answer.getValue());
                assertThat(node.path("description").asText()).isNotBlank();
                if (!answer.getKey().startsWith("2")) {
                    var problem = node.at("/content/application~1problem+json");
                    assertThat(problem.at("/schema/$ref").asText()).endsWith("/Problem");
                    assertThat(problem.get("examples")).isNotEmpty();
                } else {
                    assertThat(node.path("content").propertyStream().map(Map.Entry::getKey))
                            .containsAnyOf("application/json", "text/csv");
                    assertThat(node.path("content").valueStream())
                            .allSatisfy(body -> assertThat(body.has("schema")).isTrue());
                }
            });
            assertThat(document.resolve(operation.node().at("/responses/503")).at("/headers/Retry-After"))
                    .isNotEmpty();
        });
    }

    @Test
    void tellsOfIdempotencyAndOfConcurrentEdits() {
        assertThat(contract()).allSatisfy(operation -> {
            var headers = operation.node().path("parameters").findValuesAsText("name");
            assertThat(headers.contains("Idempotency-Key")).isEqualTo(IDEMPOTENT.contains(operation.name()));
            assertThat(headers.contains("If-Match"))
                    .isEqualTo(List.of("PATCH", "PUT").contains(operation.method()));
            if (headers.contains("Idempotency-Key")) {
                assertThat(statuses(operation).stream().filter(s -> s.matches("201|202")))
                        .isNotEmpty()
                        .allSatisfy(status -> assertThat(
                                        operation.node().at("/responses/" + status + "/headers/Idempotency-Replayed"))
                                .isNotEmpty());
            }
            if (headers.contains("If-Match")) {
                assertThat(statuses(operation)).contains("412", "428");
                assertThat(operation.node().at("/responses/200/headers/ETag")).isNotEmpty();
                assertThat(operation.node().at("/requestBody/content").has("application/merge-patch+json"))
                        .isEqualTo(operation.method().equals("PATCH"));
            }
        });
    }

    private List<Operation> contract() {
        return document.operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .toList();
    }

    private static List<String> statuses(Operation operation) {
        JsonNode answers = operation.node().get("responses");
        return answers.propertyStream().map(Map.Entry::getKey).toList();
    }
}
