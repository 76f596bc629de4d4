package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Strategies from draft to end, their coupons and redemptions, over HTTP as the contract has them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MarketingEndpointsTest {

    private static final String SPRING = """
            {"name": "Spring", "kind": "coupon", "currency": "DKK",
             "window": {"from": "2026-01-01T00:00:00", "to": "2099-06-01T00:00:00", "zone": "Europe/Copenhagen"},
             "benefit": {"type": "percentOff", "percent": "12.5", "maximum": {"minorUnits": 2000, "currency": "DKK"}},
             "conditions": {"minimumSpend": {"minorUnits": 5000, "currency": "DKK"}, "channels": ["web"]},
             "limits": {"stock": 2, "perMember": 1}, "codePattern": "SPRING-########"}""";

    private static final String ORDER = """
            {"total": {"minorUnits": 10001, "currency": "DKK"}, "channel": "web"}""";

    @Test
    void leadsAStrategyFromDraftToEnd() {
        var made = as("marketer").body(SPRING).post("/v1/strategies");
        String id = made.path("strategyId");
        Shape.is(made, 201, shown(id, "draft", "Spring"));
        assertThat(made.header("Location")).isEqualTo("/v1/strategies/" + id);
        Shape.is(as("storefront").get("/v1/strategies/" + id), 200, shown(id, "draft", "Spring"));
        var drafts = ok(as("storefront").queryParam("status", "draft").get("/v1/strategies"));
        assertThat(drafts.<List<String>>path("items.strategyId")).contains(id);

        Shape.is(as("marketer").post("/v1/strategies/" + id + "/activate"), 200, shown(id, "active", "Spring"));
        var paused = as("marketer").post("/v1/strategies/" + id + "/pause");
        Shape.is(paused, 200, shown(id, "paused", "Spring"));
        var renamed = as("marketer")
                .contentType("application/merge-patch+json")
                .header("If-Match", paused.header("ETag"))
                .body("{\"name\": \"Early spring\"}")
                .patch("/v1/strategies/" + id);
        Shape.is(renamed, 200, shown(id, "paused", "Early spring"));
        Shape.is(as("operator").post("/v1/strategies/" + id + "/end"), 200, shown(id, "ended", "Early spring"));
        is(as("operator").post("/v1/strategies/" + id + "/activate"), 409, "strategy-not-startable");
        is(issue(id, Calls.member("late")), 409, "strategy-not-active");
    }

    @Test
    void issuesRedeemsAndRollsBackACoupon() {
        var strategy = active();
        var member = Calls.member("redeemer");
        var issued = issue(strategy, member);
        String code = issued.path("code");
        Shape.is(issued, 201, coupon(code, strategy, member, "issued", ""));
        assertThat(code).startsWith("SPRING-");
        assertThat(issued.header("Location")).isEqualTo("/v1/coupons/" + code.replace("-", ""));
        is(issue(strategy, member), 409, "member-limit-reached");
        assertThat(issue(strategy, Calls.member("second")).statusCode()).isEqualTo(201);
        is(issue(strategy, Calls.member("third")), 409, "sold-out");
        Shape.is(asMember(member).get("/v1/coupons/" + code), 200, coupon(code, strategy, member, "issued", ""));
        Shape.is(
                asMember(member).queryParam("status", "issued").get("/v1/members/" + member + "/coupons"),
                200,
                "{\"items\": [" + coupon(code, strategy, member, "issued", "") + "]}");

        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + ORDER + "}";
        Shape.is(post("/v1/coupons/" + code + "/validate", asked), 200, """
                {"redeemable": true, "discount": {"minorUnits": 1250, "currency": "DKK"},
                 "payable": {"minorUnits": 8751, "currency": "DKK"}, "reasons": []}""");
        Shape.is(post("/v1/coupons/" + code + "/validate", asked.replace("10001", "4999")), 200, """
                {"redeemable": false, "reasons": [{"code": "minimum-spend", "detail": "*",
                 "have": {"minorUnits": 4999, "currency": "DKK"}, "need": {"minorUnits": 5000, "currency": "DKK"},
                 "coupon": "%s"}]}""".formatted(code));

        var redeemed = redeem(code, member, "o-1");
        String id = redeemed.path("redemptionId");
        Shape.is(redeemed, 201, redemption(id, code, strategy, member, "redeemed"));
        assertThat(redeemed.header("Location")).isEqualTo("/v1/redemptions/" + id);
        Shape.is(redeem(code, member, "o-1"), 200, redemption(id, code, strategy, member, "redeemed"));
        is(redeem(code, member, "o-2"), 409, "already-redeemed");
        Shape.is(
                as("storefront").get("/v1/redemptions/" + id), 200, redemption(id, code, strategy, member, "redeemed"));
        Shape.is(
                as("operator").get("/v1/coupons/" + code),
                200,
                coupon(
                        code,
                        strategy,
                        member,
                        "redeemed",
                        ", \"redemptionId\": \"%s\", \"orderId\": \"o-1\"".formatted(id)));

        for (int times = 0; times < 2; times++) {
            var rolledBack = as("storefront").post("/v1/redemptions/" + id + "/rollback");
            Shape.is(rolledBack, 200, redemption(id, code, strategy, member, "rolledBack"));
        }
        Shape.is(as("operator").get("/v1/coupons/" + code), 200, coupon(code, strategy, member, "issued", ""));
    }

    private static String active() {
        String id = as("marketer").body(SPRING).post("/v1/strategies").path("strategyId");
        ok(as("marketer").post("/v1/strategies/" + id + "/activate"));
        return id;
    }

    private static Response issue(String strategy, String member) {
        return post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}");
    }

    private static Response redeem(String code, String member, String order) {
        return as("storefront")
                .body("{\"memberId\": \"" + member + "\", \"orderId\": \"" + order + "\", \"order\": " + ORDER + "}")
                .post("/v1/coupons/" + code + "/redemptions");
    }

    private static void is(Response answer, int status, String code) {
        assertThat(answer.statusCode() + " " + answer.path("code")).isEqualTo(status + " " + code);
    }

    private static String shown(String id, String status, String name) {
        return SPRING.replace("\"Spring\"", "\"" + name + "\"")
                .replaceFirst(
                        "\\{",
                        "{\"strategyId\": \"" + id + "\", \"status\": \"" + status + "\", \"createdAt\": \"*time\", "
                                + "\"phase\": \"running\", \"termsVersion\": \"*\", ");
    }

    private static String coupon(String code, String strategy, String member, String status, String more) {
        return """
                {"code": "%s", "strategyId": "%s", "termsVersion": 1, "memberId": "%s", "status": "%s", "issuedAt": "*time",
                 "validFrom": "2025-12-31T23:00:00Z", "validTo": "2099-05-31T22:00:00Z",
                 "uses": {"most": 1, "redeemed": %d, "reserved": 0}%s}""".formatted(code, strategy, member, status, status.equals("redeemed") ? 1 : 0, more);
    }

    private static String redemption(String id, String code, String strategy, String member, String status) {
        return """
                {"redemptionId": "%s", "code": "%s", "strategyId": "%s", "memberId": "%s", "orderId": "o-1",
                 "discount": {"minorUnits": 1250, "currency": "DKK"},
                 "payable": {"minorUnits": 8751, "currency": "DKK"}, "status": "%s"}""".formatted(id, code, strategy, member, status);
    }
}
