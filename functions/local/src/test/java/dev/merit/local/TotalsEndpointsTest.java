package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The totals after one purchase that redeemed a coupon and its refund in part, over HTTP as the contract has them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TotalsEndpointsTest {

    private static final String STRATEGY = """
            {"name": "Five off", "kind": "promotion", "currency": "NOK",
             "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Oslo"},
             "benefit": {"type": "amountOff", "amount": {"minorUnits": 500, "currency": "NOK"}}}""";

    @Test
    void sumsWhatMembersBoughtAndStrategiesBroughtIn() {
        var member = Calls.member("buyer");
        String strategy = post("/v1/strategies", STRATEGY).path("strategyId");
        ok(as("marketer").post("/v1/strategies/" + strategy + "/activate"));
        String code = asMember(member)
                .body("{\"memberId\": \"" + member + "\"}")
                .post("/v1/strategies/" + strategy + "/coupons")
                .path("code");
        String redemption = post("/v1/coupons/" + code + "/redemptions", """
                {"memberId": "%s", "orderId": "t-1", "order": {"total": {"minorUnits": 3000, "currency": "NOK"}}}""".formatted(member))
                .path("redemptionId");
        activity("""
                {"activityId": "t-1", "memberId": "%s", "type": "purchase", "occurredAt": "2026-03-10T23:30:00Z",
                 "amount": {"minorUnits": 2500, "currency": "NOK"}, "redemptions": ["%s"]}""".formatted(member, redemption));
        activity("""
                {"activityId": "t-2", "memberId": "%s", "type": "refund", "refundOf": "t-1",
                 "occurredAt": "2026-03-12T12:00:00Z", "amount": {"minorUnits": 1000, "currency": "NOK"}}""".formatted(member));

        everyTotalIs(member, strategy, "\"*time\"");
        Shape.is(
                as("operator").post("/v1/aggregation/runs"),
                200,
                "{\"postedAt\": \"*time\", \"pages\": \"*\", \"postings\": \"*\"}");
        everyTotalIs(member, strategy, "\"*time\"");
        var report = ok(as("operator").post("/v1/aggregation/reconciliations"));
        Shape.is(report.asString(), """
                {"reconciliationId": "*", "status": "done", "startedAt": "*time", "postedAt": "*time", "endedAt": "*time",
                 "checkedRecords": "*", "differenceCount": 0, "differences": []}""");
        assertThat(report.<Integer>path("checkedRecords")).isGreaterThanOrEqualTo(3);

        pastTotalsAre(member, strategy);
        seriesAre(strategy);
    }

    @Test
    void isJoinedWhileItRunsAndServesTheLastProof() {
        var first = ok(as("operator").post("/v1/aggregation/reconciliations"));
        String proven = first.path("reconciliationId");
        var begun = as("operator").header("Prefer", "wait=0").post("/v1/aggregation/reconciliations");
        begun.then()
                .statusCode(202)
                .body("status", equalTo("running"))
                .body("differences", nullValue())
                .body("checkedRecords", equalTo(0));
        String id = begun.path("reconciliationId");
        assertThat(begun.header("Location")).isEqualTo("/v1/aggregation/reconciliations/" + id);
        assertThat(id).isNotEqualTo(proven);
        as("operator")
                .header("Prefer", "respond-async")
                .post("/v1/aggregation/reconciliations")
                .then()
                .statusCode(202)
                .body("reconciliationId", equalTo(id));
        as("operator")
                .get("/v1/aggregation/reconciliations/latest")
                .then()
                .statusCode(200)
                .body("reconciliationId", equalTo(proven))
                .body("status", equalTo("done"));
        as("operator").get(begun.header("Location")).then().statusCode(200).body("status", equalTo("running"));

        var joined = ok(as("operator").header("Prefer", "wait=120").post("/v1/aggregation/reconciliations"));
        joined.then()
                .statusCode(200)
                .body("reconciliationId", equalTo(id))
                .body("status", equalTo("done"))
                .body("differenceCount", equalTo(0));
        as("operator").get("/v1/aggregation/reconciliations/latest").then().body("reconciliationId", equalTo(id));
        as("operator")
                .get("/v1/aggregation/reconciliations/7d5x1c9r4tzn3v8q0m2k")
                .then()
                .statusCode(404);
    }

    private static void everyTotalIs(String member, String strategy, String time) {
        Shape.is(total("/v1/members/" + member + "/totals", "currency=NOK"), """
                {"memberId": "%s", "at": %s, "effectiveAt": %2$s, "purchaseCount": 1, "refundCount": 1,
                 "purchaseAmount": {"minorUnits": 1500, "currency": "NOK"}}""".formatted(member, time));
        Shape.is(total("/v1/totals/purchases", "currency=NOK"), """
                {"at": %1$s, "effectiveAt": %1$s, "postedAt": %1$s, "pending": "*", "purchaseCount": 1,
                 "refundCount": 1, "purchaseAmount": {"minorUnits": 1500, "currency": "NOK"}, "memberCount": "*"}""".formatted(time));
        Shape.is(total("/v1/totals/revenue", "currency=NOK"), """
                {"at": %1$s, "effectiveAt": %1$s, "postedAt": %1$s, "pending": "*",
                 "revenue": {"minorUnits": 1500, "currency": "NOK"}, "strategies": [{"strategyId": "%2$s", "name": "Five off", "purchaseCount": 1,
                                 "revenue": {"minorUnits": 1500, "currency": "NOK"}}]}""".formatted(time, strategy));
        Shape.is(total("/v1/strategies/" + strategy + "/totals", "freshness=committed"), """
                {"strategyId": "%2$s", "at": %1$s, "effectiveAt": %1$s, "postedAt": %1$s, "purchaseCount": 1,
                 "refundCount": 1, "revenue": {"minorUnits": 1500, "currency": "NOK"}}""".formatted(time, strategy));
    }

    private static void pastTotalsAre(String member, String strategy) {
        var before = "at=2026-03-11T10:07:00Z";
        for (var path : new String[] {"/v1/members/" + member + "/totals", "/v1/totals/purchases"}) {
            var past = as(Calls.STAFF).get(path + "?currency=NOK&" + before);
            past.then()
                    .statusCode(200)
                    .body("purchaseAmount.minorUnits", equalTo(2500))
                    .body("at", equalTo("2026-03-11T10:07:00Z"))
                    .body("effectiveAt", equalTo("2026-03-11T10:00:00Z"));
        }
        as(Calls.STAFF)
                .get("/v1/strategies/" + strategy + "/totals?" + before)
                .then()
                .statusCode(200)
                .body("revenue.minorUnits", equalTo(2500))
                .body("effectiveAt", equalTo("2026-03-11T10:00:00Z"));
        as(Calls.STAFF)
                .get("/v1/totals/revenue?currency=NOK&freshness=posted&" + before)
                .then()
                .statusCode(200)
                .body("revenue.minorUnits", equalTo(2500));
    }

    /// Half past eleven at night in UTC is the next day in Oslo.
    private static void seriesAre(String strategy) {
        var days =
                "currency=NOK&from=2026-03-10T00:00:00%2B01:00&to=2026-03-13T00:00:00%2B01:00&step=day&zone=Europe/Oslo";
        Shape.is(total("/v1/totals/purchases/series", days), """
                {"postedAt": "*", "pending": "*", "points": [
                 {"at": "2026-03-10T23:00:00Z", "memberCount": "*", "memberChange": "*", "purchases": 0, "refunds": 0, %s},
                 {"at": "2026-03-11T23:00:00Z", "memberCount": "*", "memberChange": "*", "purchases": 1, "refunds": 0, %s},
                 {"at": "2026-03-12T23:00:00Z", "memberCount": "*", "memberChange": "*", "purchases": 0, "refunds": 1, %s}]}""".formatted(
                        figures(0, 0), figures(2500, 2500), figures(1500, -1000)));
        for (var which : new String[] {"", "&strategyId=" + strategy}) {
            Shape.is(total("/v1/totals/revenue/series", days + which), """
                    {"postedAt": "*", "pending": "*", "points": [{"at": "2026-03-10T23:00:00Z", %s},
                     {"at": "2026-03-11T23:00:00Z", %s}, {"at": "2026-03-12T23:00:00Z", %s}]}""".formatted(
                            figures(0, 0), figures(2500, 2500), figures(1500, -1000)));
        }
        Shape.is(total("/v1/totals/revenue/series", days + "&by=strategy"), """
                {"postedAt": "*", "pending": "*", "strategies": [{"strategyId": "%4$s", "name": "Five off"}],
                 "points": [{"at": "2026-03-10T23:00:00Z", "strategies": [], %1$s},
                 {"at": "2026-03-11T23:00:00Z", %2$s,
                  "strategies": [{"strategyId": "%4$s", "change": {"minorUnits": 2500, "currency": "NOK"}}]},
                 {"at": "2026-03-12T23:00:00Z", %3$s,
                  "strategies": [{"strategyId": "%4$s", "change": {"minorUnits": -1000, "currency": "NOK"}}]}]}""".formatted(
                        figures(0, 0), figures(2500, 2500), figures(1500, -1000), strategy));
    }

    private static String figures(int total, int change) {
        return "\"total\": {\"minorUnits\": %d, \"currency\": \"NOK\"}, \"change\": {\"minorUnits\": %d, \"currency\": \"NOK\"}"
                .formatted(total, change);
    }

    @Test
    void servesItsDescriptionAndItsHealth() {
        given().accept("application/json")
                .get("/v1/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"));
        given().get("/v1/openapi").then().statusCode(200).contentType("application/yaml");
        Shape.is(given().get("/q/health"), 200, """
                {"status": "UP", "checks": [{"name": "store", "status": "UP"}]}""");
        assertThat(ok(given().get("/dev/token?role=operator")).contentType()).startsWith("text/plain");
    }

    private static void activity(String body) {
        assertThat(post("/v1/activities", body).statusCode()).isEqualTo(201);
    }

    private static String total(String path, String query) {
        return ok(as(Calls.STAFF).urlEncodingEnabled(false).get(path + "?" + query))
                .asString();
    }
}
