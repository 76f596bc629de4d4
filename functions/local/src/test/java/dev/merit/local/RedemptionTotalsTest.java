package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The totals of redemptions and of gift vouchers, after each step of a redemption's and of a voucher's life.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionTotalsTest {

    @Inject
    Table table;

    private String member;
    private String coupons;
    private String gifts;

    @BeforeEach
    void createStrategies() {
        coupons = strategy("coupon", "{\"type\": \"percentOff\", \"percent\": \"10\"}");
        gifts = strategy("giftVoucher", "{\"type\": \"storedValue\", \"amount\": " + dkk(5_000) + "}");
        member = Calls.member("redeemer-" + gifts);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void countsARedemptionFromRedeemingToItsRollbackAndAgain() {
        var before = redemptions("");
        var code = code(coupons, "{\"memberId\": \"" + member + "\"}");
        post("/v1/coupons/" + code + "/reservations", order("o-1", 3_000))
                .then()
                .statusCode(201);
        assertThat(redemptions("")).as("a reservation does not count").isEqualTo(before);

        var redemption = redeem(code, "o-1", 3_000);
        assertThat(redemptions("")).isEqualTo(before.plus(300, 1, 0));
        assertThat(redeem(code, "o-1", 3_000)).as("sent again").isEqualTo(redemption);
        assertThat(redemptions("")).isEqualTo(before.plus(300, 1, 0));
        var redeemedAt = TestClock.now();

        TestClock.forward(Duration.ofHours(2));
        rollBack(redemption);
        rollBack(redemption);
        assertThat(redemptions("")).isEqualTo(before.plus(0, 1, 1));
        assertThat(redeem(code, "o-1", 2_000)).isEqualTo(redemption);
        assertThat(redemptions("")).isEqualTo(before.plus(200, 2, 1));

        var between = redeemedAt.plus(Duration.ofMinutes(30));
        assertThat(redemptions("&at=" + between)).isEqualTo(before.plus(300, 1, 0));
        aggregate();
        assertThat(redemptions("&at=" + between)).isEqualTo(before.plus(300, 1, 0));
        assertThat(redemptions("&freshness=posted")).isEqualTo(before.plus(200, 2, 1));
        var own = ok(as("marketer").get("/v1/totals/redemptions?currency=DKK"));
        assertThat(own.<Map<String, Object>>path("strategies.find { it.strategyId == '" + coupons + "' }"))
                .containsEntry("name", "Totals")
                .containsEntry("redemptionCount", 2)
                .containsEntry("rollbackCount", 1);
        TestClock.forward(Duration.ofMinutes(15));
        seriesHas(between, List.of(300, -100), 1);
        reconciles();
    }

    @Test
    void countsAVoucherFromItsIssueToItsExpiry() {
        long before = vouchers("");
        var count = redemptions("");
        var code = code(gifts, "{}");
        assertThat(vouchers("")).isEqualTo(before + 5_000);
        var payment = redeem(code, "o-2", 1_200);
        assertThat(vouchers("")).isEqualTo(before + 3_800);
        assertThat(redemptions("")).as("a payment is no discount").isEqualTo(count.plus(0, 1, 0));
        post("/v1/redemptions/" + payment + "/refunds", "{\"refundId\": \"r-2\", \"amount\": " + dkk(200) + "}")
                .then()
                .statusCode(201);
        assertThat(vouchers("")).isEqualTo(before + 4_000);
        rollBack(payment);
        assertThat(vouchers("")).isEqualTo(before + 5_000);
        var spent = redeem(code, "o-3", 700);
        var open = TestClock.now();

        TestClock.forward(Duration.ofDays(800));
        ok(as("operator").post("/v1/aggregation/tasks/vouchers"));
        assertThat(vouchers("")).isEqualTo(before);
        rollBack(spent);
        assertThat(vouchers(""))
                .as("what returns to an expired voucher expires")
                .isEqualTo(before);
        assertThat(vouchers("&at=" + open.plus(Duration.ofDays(1)))).isEqualTo(before + 4_300);
        reconciles();
    }

    @Test
    void reportsARowThatDiffersFromTheRecords() {
        redeem(code(coupons, "{\"memberId\": \"" + member + "\"}"), "o-4", 1_000);
        redeem(code(gifts, "{}"), "o-5", 100);
        reconciles();
        var month = TestClock.now().toString().substring(0, 7);
        var rows = List.of(Keys.total("D.DKK", "M", month, coupons), Keys.total("V", "M", month, "V.DKK"));
        rows.forEach(row -> table.write(Write.update(row).add("amount", 1)));

        var report = ok(as("operator").post("/v1/aggregation/reconciliations"));
        List<String> differing = report.path("differences.total");
        assertThat(differing).containsExactlyInAnyOrder("redemptions.discount", "vouchers.amount");

        rows.forEach(row -> table.write(Write.update(row).add("amount", -1)));
        reconciles();
    }

    private record Redemptions(int discount, int redemptions, int rollbacks) {
        Redemptions plus(int discount, int redemptions, int rollbacks) {
            return new Redemptions(
                    this.discount + discount, this.redemptions + redemptions, this.rollbacks + rollbacks);
        }
    }

    private static Redemptions redemptions(String more) {
        var totals = ok(as("marketer").get("/v1/totals/redemptions?currency=DKK" + more));
        return new Redemptions(
                totals.path("discount.minorUnits"), totals.path("redemptionCount"), totals.path("rollbackCount"));
    }

    private static int vouchers(String more) {
        return ok(as("marketer").get("/v1/totals/vouchers?currency=DKK" + more)).path("balance.minorUnits");
    }

    /// The changes from the hour of a time on.
    private void seriesHas(Instant from, List<Integer> changes, int lastCount) {
        var series = ok(as("marketer")
                .get("/v1/totals/redemptions/series?currency=DKK&step=hour&strategyId=" + coupons + "&from="
                        + from.minus(Duration.ofHours(2))));
        List<Integer> all = series.path("points.change.minorUnits");
        assertThat(all.stream().filter(change -> change != 0).toList()).isEqualTo(changes);
        List<Integer> count = series.path("points.redemptionCount");
        assertThat(count.getLast()).isEqualTo(lastCount);
    }

    private static void aggregate() {
        ok(as("operator").post("/v1/aggregation/runs"));
    }

    private static void reconciles() {
        var report = ok(as("operator").post("/v1/aggregation/reconciliations"));
        assertThat(report.<List<Object>>path("differences"))
                .as(report.asString())
                .isEmpty();
    }

    private String redeem(String code, String order, int total) {
        Response answer = post("/v1/coupons/" + code + "/redemptions", order(order, total));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer.path("redemptionId");
    }

    private static void rollBack(String redemption) {
        ok(as("storefront").post("/v1/redemptions/" + redemption + "/rollback"));
    }

    private String order(String id, int total) {
        return "{\"memberId\": \"%s\", \"orderId\": \"%s-%s\", \"order\": {\"total\": %s}}"
                .formatted(member, id, gifts, dkk(total));
    }

    private static String dkk(int minorUnits) {
        return "{\"minorUnits\": " + minorUnits + ", \"currency\": \"DKK\"}";
    }

    private static String code(String strategy, String body) {
        return post("/v1/strategies/" + strategy + "/coupons", body).path("code");
    }

    private static String strategy(String kind, String benefit) {
        String strategy = as("marketer")
                .body("""
                        {"name": "Totals", "kind": "%s", "currency": "DKK", "benefit": %s,
                         "window": {"from": "2026-01-01T00:00:00", "to": "%s", "zone": "Europe/Copenhagen"}}""".formatted(
                                kind,
                                benefit,
                                LocalDate.now(ZoneOffset.UTC).plusDays(730).atStartOfDay()))
                .post("/v1/strategies")
                .path("strategyId");
        ok(as("marketer").post("/v1/strategies/" + strategy + "/activate"));
        return strategy;
    }
}
