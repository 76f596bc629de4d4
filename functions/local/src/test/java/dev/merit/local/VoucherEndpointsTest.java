package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gift voucher beside a coupon, a purchase and its refund, and in many hands at once, over HTTP.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherEndpointsTest {

    private static final int THREADS = 32;

    private String member;
    private String gifts;
    private String voucher;

    @BeforeEach
    void make() {
        gifts = strategy("giftVoucher", "{\"type\": \"storedValue\", \"amount\": " + sek(6_011) + "}");
        member = Calls.member("voucher-" + gifts);
        voucher = issue(gifts, "{}");
    }

    /// 10.00 off 100.00, of which the voucher pays 60.11: the purchase's 90.00 are shared out by what each took off,
    /// to the last öre, and a refund takes back as much; to the voucher, only what the shop says.
    @Test
    void sharesAPurchaseOutAndKeepsItsMoneyApart() {
        var coupons = strategy("coupon", "{\"type\": \"amountOff\", \"amount\": " + sek(1_000) + "}");
        var coupon = issue(coupons, "{\"memberId\": \"" + member + "\"}");
        var redeemed = post("/v1/redemptions", """
                {"memberId": "%s", "orderId": "o-1", "order": {"total": %s}, "codes": ["%s", "%s"]}""".formatted(member, sek(10_000), voucher, coupon));
        assertThat(redeemed.statusCode()).as(redeemed.asString()).isEqualTo(201);
        assertThat(redeemed.<Integer>path("payable.minorUnits")).isEqualTo(2_989);
        List<String> ids = redeemed.path("redemptions.redemptionId");
        activity("o-1", "purchase", 9_000, ", \"redemptions\": [\"" + String.join("\", \"", ids) + "\"]");
        assertThat(revenue(coupons)).isEqualTo(1_284);
        assertThat(revenue(gifts)).isEqualTo(9_000 - 1_284);
        activity("r-1", "refund", 4_500, ", \"refundOf\": \"o-1\"");
        assertThat(revenue(coupons) + revenue(gifts)).isEqualTo(4_500);
        assertThat(balance()).isZero();
        var refund = "{\"refundId\": \"r-1\", \"amount\": " + sek(3_000) + "}";
        assertThat(post("/v1/redemptions/" + ids.getLast() + "/refunds", refund).statusCode())
                .isEqualTo(201);
        assertThat(balance()).isEqualTo(3_000);
    }

    @Test
    void spendsExactlyTheBalanceFromManySides() throws Exception {
        var token = Calls.token("storefront");
        var paid = new AtomicInteger();
        var parts = new AtomicInteger();
        AtOnce.run(THREADS, i -> {
            int total = 150 + 11 * i;
            for (int n = 0; ; n++) {
                var answer = Calls.with(token)
                        .body("{\"memberId\": \"%s\", \"orderId\": \"o-%d-%d\", \"order\": {\"total\": %s}}"
                                .formatted(member, i, n, sek(total)))
                        .post("/v1/coupons/" + voucher + "/redemptions");
                if (answer.statusCode() == 409) {
                    assertThat(answer.<String>path("code")).isEqualTo("voucher-empty");
                    return n;
                }
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
                int payment = answer.path("payment.minorUnits");
                paid.addAndGet(payment);
                parts.addAndGet(payment < total ? 1 : 0);
            }
        });
        System.out.printf("spendsExactlyTheBalanceFromManySides: %d paid, %d in part%n", paid.get(), parts.get());
        assertThat(paid.get()).isEqualTo(6_011);
        assertThat(parts.get()).isLessThanOrEqualTo(1);
        assertThat(balance()).isZero();
        List<Integer> entries = ok(as("storefront").queryParam("limit", 100).get("/v1/coupons/" + voucher + "/entries"))
                .path("items.amount.minorUnits");
        assertThat(entries.stream().mapToInt(n -> n).sum()).isZero();
    }

    private static String sek(int minorUnits) {
        return "{\"minorUnits\": " + minorUnits + ", \"currency\": \"SEK\"}";
    }

    private static String strategy(String kind, String benefit) {
        String strategy = as("marketer")
                .body("""
                        {"name": "Gifts", "kind": "%s", "currency": "SEK", "benefit": %s,
                         "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Stockholm"}}""".formatted(kind, benefit))
                .post("/v1/strategies")
                .path("strategyId");
        ok(as("marketer").post("/v1/strategies/" + strategy + "/activate"));
        return strategy;
    }

    private static String issue(String strategy, String body) {
        return post("/v1/strategies/" + strategy + "/coupons", body).path("code");
    }

    private int balance() {
        return ok(as("storefront").get("/v1/coupons/" + voucher)).path("balance.minorUnits");
    }

    private static int revenue(String strategy) {
        return ok(as("marketer").get("/v1/strategies/" + strategy + "/totals")).path("revenue.minorUnits");
    }

    private void activity(String id, String type, int amount, String more) {
        var told = post("/v1/activities", """
                {"activityId": "%s", "memberId": "%s", "type": "%s", "occurredAt": "2026-02-01T12:00:00Z",
                 "amount": %s%s}""".formatted(id, member, type, sek(amount), more));
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(201);
    }
}
