package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The OpenAPI document tells a shop's developer all that the contract has.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiTest {

    /// The contract's first cut.
    private static final String CONTRACT = """
            POST /v1/members
            POST /v1/members/batch
            GET /v1/members
            GET /v1/members/{memberId}
            PATCH /v1/members/{memberId}
            GET /v1/members/{memberId}/activities
            GET /v1/members/{memberId}/coupons
            GET /v1/members/{memberId}/totals
            POST /v1/activities
            POST /v1/activities/batch
            POST /v1/strategies
            GET /v1/strategies
            GET /v1/strategies/{strategyId}
            PATCH /v1/strategies/{strategyId}
            POST /v1/strategies/{strategyId}/activate
            POST /v1/strategies/{strategyId}/pause
            POST /v1/strategies/{strategyId}/end
            POST /v1/strategies/{strategyId}/coupons
            GET /v1/strategies/{strategyId}/totals
            GET /v1/coupons/{code}
            POST /v1/coupons/{code}/validate
            POST /v1/coupons/{code}/redemptions
            GET /v1/redemptions/{redemptionId}
            POST /v1/redemptions/{redemptionId}/rollback
            GET /v1/totals/purchases
            GET /v1/totals/revenue
            GET /v1/totals/purchases/series
            GET /v1/totals/revenue/series
            POST /v1/aggregation/runs
            POST /v1/aggregation/reconciliations
            """;

    /// What local/ has besides, for development.
    private static final String TOKEN = "GET /dev/token";

    /// The answers that every operation of the contract may give, and those of one with a body.
    private static final List<String> EVERYWHERE = List.of("401", "403", "406", "429", "500", "503");

    private static final List<String> WITH_A_BODY = List.of("400", "413", "415", "422");

    private static final Map<String, String> IDEMPOTENT = Map.of(
            "POST /v1/members", "201", "POST /v1/strategies", "201", "POST /v1/strategies/{strategyId}/coupons", "201");

    private OpenApiDocument document;

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
    }

    @Test
    void isValid() {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(OpenApiDocument.text("json"), List.of(), options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSize(document.root().get("paths").size());
    }

    @Test
    void isTheSameInYaml() {
        assertThat(OpenApiDocument.servedAsYaml().root().get("paths"))
                .hasSameSizeAs(document.root().get("paths"));
        assertThat(OpenApiDocument.servedAsYaml().operations().stream().map(Operation::name))
                .containsExactlyElementsOf(
                        document.operations().stream().map(Operation::name).toList());
    }

    @Test
    void hasWhatTheContractHasAndNothingElse() {
        assertThat(document.operations().stream().map(Operation::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CONTRACT.lines(), Stream.of(TOKEN)).toList());
    }

    @Test
    void namesAndSortsEveryOperation() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).isNotBlank();
            assertThat(operation.node().at("/tags/0").asText()).isNotBlank();
        });
        assertThat(document.operations().stream()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
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
                    assertThat(node.at("/content/application~1json/schema").isMissingNode())
                            .isFalse();
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
            assertThat(headers.contains("Idempotency-Key")).isEqualTo(IDEMPOTENT.containsKey(operation.name()));
            assertThat(headers.contains("If-Match"))
                    .isEqualTo(operation.method().equals("PATCH"));
            if (headers.contains("Idempotency-Key")) {
                assertThat(operation.node().at("/responses/201/headers/Idempotency-Replayed"))
                        .isNotEmpty();
            }
            if (headers.contains("If-Match")) {
                assertThat(statuses(operation)).contains("412", "428");
                assertThat(operation.node().at("/responses/200/headers/ETag")).isNotEmpty();
                assertThat(operation.node().at("/requestBody/content").has("application/merge-patch+json"))
                        .isTrue();
            }
        });
    }

    private List<Operation> contract() {
        return document.operations().stream()
                .filter(operation -> !operation.name().equals(TOKEN))
                .toList();
    }

    private static List<String> statuses(Operation operation) {
        JsonNode answers = operation.node().get("responses");
        return answers.propertyStream().map(Map.Entry::getKey).toList();
    }
}
