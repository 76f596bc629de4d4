package dev.merit.local;

import static dev.merit.local.Calls.STAFF;
import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document shows, Merit accepts, and answers in the form that the document shows.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiExamplesTest {

    private static final String MEMBER = "3v8q0m2k7d5x1c9r4tzn";
    private static final String OTHER_MEMBER = "k7d5x1c9r4tzn3v8q0m2";

    private OpenApiDocument document;

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
    }

    @Test
    void everyExampleIsOfItsSchema() {
        assertThat(document.operations()).allSatisfy(operation -> {
            var answers = operation.node().get("responses").valueStream().map(document::resolve);
            var bodies = Stream.concat(
                    operation.bodies(), answers.flatMap(a -> a.path("content").valueStream()));
            assertThat(bodies).allSatisfy(body -> {
                if (body.has("example")) {
                    isOf(body.get("schema"), body.get("example"));
                }
                assertThat(body.path("examples").valueStream())
                        .allSatisfy(example -> isOf(body.get("schema"), example.get("value")));
            });
        });
    }

    @Test
    void everyJsonBodyHasAnExample() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.bodies())
                    .allSatisfy(body -> assertThat(body.path("example")).isNotEmpty());
            var answers = operation.node().get("responses").valueStream().map(document::resolve);
            assertThat(answers.flatMap(
                            answer -> answer.at("/content/application~1json").isMissingNode()
                                    ? Stream.empty()
                                    : Stream.of(answer.at("/content/application~1json"))))
                    .allSatisfy(body -> assertThat(body.path("example")).isNotEmpty());
        });
    }

    /// The member and the strategy of the examples are made first, and their ids taken for those that are shown.
    @Test
    void everyRequestBodyIsAccepted() {
        var registered = post("/v1/members", example("POST /v1/members").toString());
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        var made = post("/v1/strategies", example("POST /v1/strategies").toString());
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var segment = post("/v1/segments", example("POST /v1/segments").toString());
        assertThat(segment.statusCode()).as(segment.asString()).isEqualTo(201);
        var segmentId = segment.<String>path("segmentId");
        var ids = Map.of(
                "{segmentId}",
                segmentId,
                "{memberId}",
                registered.<String>path("memberId"),
                "{strategyId}",
                made.<String>path("strategyId"),
                "{batchId}",
                "0f3a92",
                "{redemptionId}",
                "9r4tzn3v8q0m2k7d5x1c",
                "{code}",
                "SPRING-7KQ2MXH3Z",
                "{activityId}",
                "order-none");
        var member = registered.<String>path("memberId");
        var other = post("/v1/members", "{\"externalId\": \"other\"}").<String>path("memberId");
        var programme = example("PUT /v1/points/programme").toString();
        var set = as(STAFF).header("If-Match", "*").body(programme).put("/v1/points/programme");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        var points = "/v1/members/" + member + "/points";
        var given = example("POST /v1/members/{memberId}/points/adjustments");
        assertThat(post(points + "/adjustments", given.toString()).statusCode()).isEqualTo(201);
        isOf("Points", as(STAFF).get(points));
        isOf("PointsEntries", as(STAFF).get(points + "/entries"));
        assertThat(document.operations().stream()
                        .filter(operation -> operation.bodies().findAny().isPresent())
                        // No consent waits for the token that is shown.
                        .filter(operation -> !operation.path().endsWith("/confirmations")))
                .hasSizeGreaterThan(8)
                .allSatisfy(operation -> {
                    var answer = send(
                            operation,
                            ids,
                            example(operation.name())
                                    .toString()
                                    .replace(MEMBER, member)
                                    .replace(OTHER_MEMBER, other)
                                    .replace("x1c9r4tzn3v8", segmentId));
                    assertThat(answer.statusCode()).as(answer.asString()).isNotIn(400, 413, 415, 422, 428, 500, 503);
                });
    }

    /// Against the schemas of the answers, those that the server really gives.
    @Test
    void answersInTheFormThatTheDocumentShows() {
        var one = post("/v1/members", "{\"externalId\": \"shown\"}");
        isOf("Member", one);
        isOf("Problem", post("/v1/members", "{\"email\": \"none\"}"));
        isOf("Strategy", post("/v1/strategies", example("POST /v1/strategies").toString()));
        isOf("StrategyList", as(STAFF).get("/v1/strategies"));
        isOf("AuditEntryList", as(STAFF).get("/v1/audit"));
        isOf("AuditRecordList", as(STAFF).get("/v1/audit/records"));
        isOf("AuditRootList", as(STAFF).get("/v1/audit/roots"));
        isOf(
                "MemberBatchResults",
                post("/v1/members/batch", example("POST /v1/members/batch").toString()));
        isOf(
                "ActivityBatchResults",
                post(
                        "/v1/activities/batch",
                        example("POST /v1/activities/batch").toString()));
        isOf("PurchaseTotals", as(STAFF).get("/v1/totals/purchases?currency=USD"));
        isOf("RevenueTotals", as(STAFF).get("/v1/totals/revenue?currency=USD"));
        isOf("RedemptionTotals", as(STAFF).get("/v1/totals/redemptions?currency=USD"));
        isOf("VoucherTotals", as(STAFF).get("/v1/totals/vouchers?currency=USD"));
        isOf("Segment", post("/v1/segments", example("POST /v1/segments").toString()));
        isOf("TaskRun", post("/v1/aggregation/tasks/segments", ""));
        isOf("TaskList", as(STAFF).get("/v1/aggregation/tasks"));
        isOf("SegmentList", as(STAFF).get("/v1/segments"));
        isOf("AggregationRun", post("/v1/aggregation/runs", ""));
        isOf("ReconciliationReport", post("/v1/aggregation/reconciliations", ""));
    }

    private JsonNode example(String name) {
        var operation = document.operations().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
        return operation.bodies().findFirst().orElseThrow().get("example");
    }

    private static Response send(Operation operation, Map<String, String> ids, String body) {
        var path = operation.path();
        for (var id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        return as(STAFF).header("If-Match", "*").body(body).request(operation.method(), path);
    }

    private void isOf(String schema, Response answer) {
        isOf(document.root().at("/components/schemas/" + schema), OpenApiDocument.json(answer.asString()));
    }

    /// The schema takes the document's components with it, to which its references point.
    private void isOf(JsonNode schema, JsonNode body) {
        var root = schema.<ObjectNode>deepCopy();
        root.set("components", document.root().get("components"));
        var judge =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
        assertThat(judge.validate(body)).as(body.toString()).isEmpty();
    }
}
