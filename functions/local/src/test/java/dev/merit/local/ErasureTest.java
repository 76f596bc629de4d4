package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.privacy.requests.ErasureReplay;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Erasures over HTTP, of members with records of every kind.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ErasureTest.Suppressing.class)
class ErasureTest {

    private static final String[] PERSONAL = {"zora", "Zora", "+4930999", "30 999", "1983-04-05", "zebra", "Zitrone"};

    private static final String ZORA = """
            {"externalId": "zora-%1$s", "email": "zora%1$s@z.example", "phone": "+49 30 999%1$s", "name": "Zora Zimt",
             "birthDate": "1983-04-05", "consents": {"marketing": true, "profiling": true},
             "attributes": {"pet": "zebra"}}""";

    @Inject
    DynamoDbClient client;

    @Inject
    Table table;

    @Inject
    ErasureReplay replay;

    @ConfigProperty(name = "merit.table")
    String name;

    public static final class Suppressing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("merit.privacy.suppression-ground", "Proof of the objection");
        }
    }

    @Test
    void removesThePersonAndKeepsTheSums() {
        var member = shopper("101");
        var purchases = purchases();
        var revenue = ok(as("operator").get("/v1/totals/revenue?currency=CHF")).asString();
        int members =
                ok(as("operator").get("/v1/totals/purchases?currency=CHF")).path("memberCount");
        var answer = asMember(member).delete("/v1/members/" + member);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.<String>path("status")).isEqualTo("running");
        var request = answer.header("Location");
        assertThat(request).isEqualTo("/v1/data-requests/" + answer.path("requestId"));
        assertThat(as("operator").get("/v1/members/" + member).statusCode()).isEqualTo(404);
        assertThat(as("storefront").delete("/v1/members/" + member).<String>path("requestId"))
                .isEqualTo(answer.path("requestId"));
        assertThat(post("/v1/activities", purchase("late", member)).statusCode())
                .isEqualTo(422);
        assertThat(post("/v1/activities", """
                {"activityId": "back", "memberId": "%s", "type": "refund", "refundOf": "p-101",
                 "occurredAt": "2026-02-03T12:00:00Z", "amount": {"minorUnits": 4200, "currency": "CHF"}}""".formatted(member)).statusCode()).isEqualTo(422);
        assertThat(purchases()).isEqualTo(purchases);

        run();
        var done = ok(as("operator").get(request));
        assertThat(done.<String>path("status")).as(done.asString()).isEqualTo("done");
        assertThat(done.<List<Map<String, Object>>>path("certificate.removed"))
                .extracting("what")
                .contains("profileFields", "activities", "pointsEntries", "consents", "unusedCoupons");
        assertThat(done.<List<Map<String, Object>>>path("certificate.kept"))
                .extracting("what")
                .contains("purchases", "suppressions");
        assertThat(done.<List<Map<String, Object>>>path("certificate.totals"))
                .isNotEmpty()
                .allSatisfy(total -> assertThat(total.get("after")).isEqualTo(total.get("before")));
        assertThat(purchases()).isEqualTo(purchases);
        assertThat(ok(as("operator").get("/v1/totals/revenue?currency=CHF"))
                        .jsonPath()
                        .getMap("revenue"))
                .isEqualTo(io.restassured.path.json.JsonPath.from(revenue).getMap("revenue"));
        assertThat(ok(as("operator").get("/v1/totals/purchases?currency=CHF")).<Integer>path("memberCount"))
                .isEqualTo(members - 1);
        assertThat(everything()).contains(member).doesNotContain(PERSONAL);
        reconciles();
    }

    @Test
    void registersNobodyWithASuppressedIdentityUntilItIsLifted() {
        var member = shopper("202");
        assertThat(as("storefront").delete("/v1/members/" + member).statusCode())
                .isEqualTo(202);
        var refused = post("/v1/members", ZORA.formatted("202"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("identity-suppressed");
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/externalId", "/email", "/phone");
        var batch = post("/v1/members/batch", "{\"members\": [" + ZORA.formatted("202") + "]}");
        assertThat(batch.<String>path("results[0].problem.code")).isEqualTo("identity-suppressed");
        var lifted = as("storefront").body("""
                {"externalId": "zora-202", "email": "zora202@z.example", "phone": "+4930999202"}""").post("/v1/suppressions/lifts");
        assertThat(lifted.statusCode()).as(lifted.asString()).isEqualTo(200);
        assertThat(lifted.<List<String>>path("lifted")).containsExactlyInAnyOrder("externalId", "email", "phone");
        assertThat(post("/v1/members", ZORA.formatted("202")).statusCode()).isEqualTo(201);
    }

    @Test
    void hasNothingOfAnErasedMemberUndone() {
        var member = shopper("404");
        var other = Calls.member("friend-404");
        var points = "/v1/members/" + member + "/points";
        post(points + "/adjustments", "{\"points\": 100, \"reason\": \"test\"}");
        as("operator")
                .header("If-Match", "*")
                .body(
                        "{\"currency\": \"CHF\", \"perUnit\": \"1\", \"signUp\": 5, \"pointValue\": \"1\", \"transfers\": true}")
                .put("/v1/points/programme");
        created(points + "/redemptions", "{\"orderId\": \"o-404\", \"points\": 5}");
        created(
                points + "/transfers",
                "{\"transferId\": \"t-404\", \"toMemberId\": \"%s\", \"points\": 5}".formatted(other));
        assertThat(as("storefront").delete("/v1/members/" + member).statusCode())
                .isEqualTo(202);
        for (int i = 0; i < 2; i++) {
            assertThat(post(points + "/redemptions/o-404/rollback", "").statusCode())
                    .isEqualTo(404);
            assertThat(post(points + "/transfers/t-404/rollback", "").statusCode())
                    .isEqualTo(404);
            run();
        }
        assertThat(ok(as("operator").get("/v1/members/" + other + "/points")).<Integer>path("balance"))
                .isEqualTo(10);
        reconciles();
    }

    private static void created(String path, String body) {
        var answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    @Test
    void isReplayedAfterARestore() {
        var member = shopper("303");
        var backup = rows();
        assertThat(as("operator").delete("/v1/members/" + member).statusCode()).isEqualTo(202);
        run();
        restore(backup);
        assertThat(as("operator").get("/v1/members/" + member).statusCode()).isEqualTo(200);
        assertThat(replay.run().replayed()).isEqualTo(1);
        assertThat(replay.run().replayed()).isZero();
        run();
        assertThat(as("operator").get("/v1/members/" + member).statusCode()).isEqualTo(404);
        assertThat(everything()).doesNotContain("zora303", "zora-303");
        reconciles();
    }

    /// A member with records of every kind; the id.
    private static String shopper(String suffix) {
        as("operator").body("""
                {"currency": "CHF", "perUnit": "1", "signUp": 5, "transfers": true}""").put("/v1/points/programme");
        String member = post("/v1/members", ZORA.formatted(suffix)).path("memberId");
        ok(as("operator").get("/v1/members/" + member + "/referral"));
        assertThat(post("/v1/activities", purchase("p-" + suffix, member)).statusCode())
                .isEqualTo(201);
        assertThat(post("/v1/activities", """
                {"activityId": "r-%1$s", "memberId": "%2$s", "type": "review", "occurredAt": "2026-02-02T12:00:00Z",
                 "rating": 5, "attributes": {"text": "Zitrone ist gut"}}""".formatted(suffix, member)).statusCode())
                .isEqualTo(201);
        String strategy = post("/v1/strategies", """
                {"name": "Gift", "kind": "coupon", "currency": "CHF",
                 "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Zurich"},
                 "benefit": {"type": "amountOff", "amount": {"minorUnits": 100, "currency": "CHF"}}}""").path("strategyId");
        ok(post("/v1/strategies/" + strategy + "/activate", ""));
        assertThat(post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}")
                        .statusCode())
                .isEqualTo(201);
        return member;
    }

    private static String purchase(String id, String member) {
        return """
                {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "2026-02-01T12:00:00Z",
                 "amount": {"minorUnits": 4200, "currency": "CHF"}, "attributes": {"note": "for Zora"},
                 "items": [{"sku": "T1", "name": "Cup of Zora", "quantity": 1,
                            "amount": {"minorUnits": 4200, "currency": "CHF"}}]}""".formatted(id, member);
    }

    /// M by quarter-hours of the day of the purchases.
    private static Object purchases() {
        return ok(as("operator")
                        .get(
                                "/v1/totals/purchases/series?currency=CHF&from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z"
                                        + "&step=quarter-hour"))
                .jsonPath()
                .getList("points.total.minorUnits");
    }

    private static void run() {
        ok(post("/v1/aggregation/tasks/erasures", ""));
    }

    private static void reconciles() {
        ok(post("/v1/aggregation/runs", ""));
        assertThat(ok(post("/v1/aggregation/reconciliations", "")).<List<Object>>path("differences"))
                .isEmpty();
    }

    private List<Map<String, AttributeValue>> rows() {
        return client.scanPaginator(scan -> scan.tableName(name)).items().stream()
                .toList();
    }

    /// Makes the whole table as it was before, as a restored backup is.
    private void restore(List<Map<String, AttributeValue>> backup) {
        rows().forEach(item -> client.deleteItem(
                delete -> delete.tableName(name).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
        backup.forEach(item -> table.write(Write.put(Item.of(item))));
    }

    private String everything() {
        var all = new StringBuilder();
        for (var item : client.scanPaginator(scan -> scan.tableName(name)).items()) {
            append(all, item);
        }
        return all.toString();
    }

    private static void append(StringBuilder all, Map<String, AttributeValue> item) {
        item.forEach((attribute, value) -> {
            all.append(attribute).append(' ');
            append(all, value);
        });
    }

    private static void append(StringBuilder all, AttributeValue value) {
        if (value.hasM()) {
            append(all, value.m());
        } else if (value.hasL()) {
            value.l().forEach(element -> append(all, element));
        } else if (value.b() != null) {
            all.append(new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1));
        } else {
            all.append(value.s() == null ? value.n() : value.s());
        }
        all.append('\n');
    }
}
