package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A budget through reservations, redemptions, purchases, refunds and rollbacks, over HTTP.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SessionEndpointsTest {

    private static final int BUDGET = 1_000;

    private String strategy;
    private String member;
    private String code;

    @BeforeEach
    void make() {
        strategy = as("marketer").body("""
                        {"name": "Ten", "kind": "coupon", "currency": "DKK",
                         "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Copenhagen"},
                         "benefit": {"type": "percentOff", "percent": "10"},
                         "limits": {"budget": {"minorUnits": 1000, "currency": "DKK"}}}""").post("/v1/strategies").path("strategyId");
        ok(as("marketer").post("/v1/strategies/" + strategy + "/activate"));
        member = Calls.member("session-" + strategy);
        code = issue();
    }

    @Test
    void givesTheBudgetBackAsThePurchaseGoesBack() {
        var id = take("o-" + strategy, 9_990, "redemptions");
        assertThat(left()).isEqualTo(BUDGET - 999);
        activity("o-" + strategy, "purchase", 8_991, ", \"redemptions\": [\"" + id + "\"]");
        activity("r-1", "refund", 2_997, ", \"refundOf\": \"o-" + strategy + "\"");
        assertThat(left()).isEqualTo(BUDGET - 999 + 333);
        activity("r-1", "refund", 2_997, ", \"refundOf\": \"o-" + strategy + "\"");
        activity("r-2", "refund", 1, ", \"refundOf\": \"o-" + strategy + "\"");
        assertThat(left()).isEqualTo(BUDGET - 999 + 333);
        ok(as("storefront").post("/v1/redemptions/" + id + "/rollback"));
        assertThat(left()).isEqualTo(BUDGET);
        activity("r-3", "refund", 5_993, ", \"refundOf\": \"o-" + strategy + "\"");
        assertThat(left()).isEqualTo(BUDGET);
    }

    @Test
    void givesAllOfItBackWithAFullRefund() {
        var id = take("o-" + strategy, 9_990, "reservations");
        assertThat(take("o-" + strategy, 9_990, "redemptions")).isEqualTo(id);
        activity("o-" + strategy, "purchase", 8_991, ", \"redemptions\": [\"" + id + "\"]");
        activity("r-1", "refund", 8_991, ", \"refundOf\": \"o-" + strategy + "\"");
        assertThat(left()).isEqualTo(BUDGET);
        ok(as("storefront").post("/v1/redemptions/" + id + "/rollback"));
        assertThat(left()).isEqualTo(BUDGET);
        assertThat(take("o-" + strategy, 5_000, "redemptions")).isEqualTo(id);
        assertThat(left()).isEqualTo(BUDGET - 500);
    }

    private String issue() {
        return post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}")
                .path("code");
    }

    private String take(String order, long total, String what) {
        var answer = post("/v1/coupons/" + code + "/" + what, """
                {"memberId": "%s", "orderId": "%s", "order": {"total": {"minorUnits": %d, "currency": "DKK"}}}""".formatted(member, order, total));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("redemptionId");
    }

    private void activity(String id, String type, long amount, String more) {
        var told = post("/v1/activities", """
                {"activityId": "%s", "memberId": "%s", "type": "%s", "occurredAt": "2026-02-01T12:00:00Z",
                 "amount": {"minorUnits": %d, "currency": "DKK"}%s}""".formatted(id, member, type, amount, more));
        assertThat(told.statusCode()).as(told.asString()).isBetween(200, 201);
    }

    /// What is left of the budget: the `have` of a reservation of more than all of it.
    private int left() {
        var refused = post("/v1/coupons/" + issue() + "/reservations", """
                {"memberId": "%s", "orderId": "probe", "order": {"total": {"minorUnits": 999990, "currency": "DKK"}}}""".formatted(member));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("budget-exhausted");
        return refused.path("have.minorUnits");
    }
}
