package dev.merit.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.local.Contract.Endpoint;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of each operation and each field.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiOperationsTest {

    /// The answers that every operation of the contract may give, and those of one with a body.
    private static final List<String> EVERYWHERE = List.of("401", "403", "406", "429", "500", "503");

    private static final List<String> WITH_A_BODY = List.of("400", "413", "415", "422");

    private static final Pattern CALLERS = Pattern.compile("Callers: (.*)$", Pattern.MULTILINE);
    private static final Pattern ROLE = Pattern.compile("`([a-z]+)`");

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
        assertThat(contract()).allSatisfy((operation, endpoint) -> {
            assertThat(operation.node().at("/security/0/bearer")).isNotEmpty();
            assertThat(callers(operation)).isEqualTo(endpoint.roles());
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
        assertThat(contract()).allSatisfy((operation, endpoint) -> {
            var headers = operation.node().path("parameters").findValuesAsText("name");
            assertThat(headers.contains("Idempotency-Key")).isEqualTo(endpoint.takesKey());
            assertThat(headers.contains("If-Match"))
                    .isEqualTo(List.of("PATCH", "PUT").contains(operation.method())
                            || operation.id().equals("deleteSegment"));
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

    /// Each operation of the contract, with what the contract says of it.
    private Map<Operation, Endpoint> contract() {
        var operations = document.operations().stream().collect(Collectors.toMap(Operation::name, o -> o));
        return Contract.all().collect(Collectors.toMap(e -> requireNonNull(operations.get(e.toString())), e -> e));
    }

    private static Set<String> callers(Operation operation) {
        var words = CALLERS.matcher(operation.node().path("description").asText());
        assertThat(words.find()).isTrue();
        return ROLE.matcher(words.group(1)).results().map(role -> role.group(1)).collect(Collectors.toSet());
    }

    private static List<String> statuses(Operation operation) {
        JsonNode answers = operation.node().get("responses");
        return answers.propertyStream().map(Map.Entry::getKey).toList();
    }
}
