package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several codes that an order holds together: 10 % with a budget, 10.00 off, and a public code with a stock.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CombinedSessionsTest {

    @Inject
    Table table;

    private MemberId member;
    private Combined combined;
    private StrategyId budgeted;
    private StrategyId stocked;
    private String ten;
    private List<String> codes;

    @BeforeEach
    void issue() {
        member = Shop.member(table);
        combined = new Combined(member);
        budgeted = Combined.percent(10, ", \"limits\": {\"budget\": " + Shop.usd(2_000) + "}");
        stocked = Combined.percent(50, ", \"limits\": {\"stock\": 1, \"perMember\": 1}");
        ten = Shop.coupon(budgeted, member);
        codes = List.of(Shop.coupon(Combined.amount(1_000), member), Shop.publicCode(stocked), ten);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void holdsAllAtTheCombinedPriceAndRedeemsThemAtIt() {
        var reserved = combined.reserve("o-1", order(10_000), codes);
        assertThat(reserved.status()).as(reserved.body()).isEqualTo(201);
        assertThat(reserved.json().getInt("discount.minorUnits")).isEqualTo(6_500);
        assertThat(reserved.json().getInt("payable.minorUnits")).isEqualTo(3_500);
        assertThat(reserved.json().<String>getList("redemptions.status")).containsOnly("reserved");
        assertThat(reserved.json().<String>getList("redemptions.reservedUntil").stream()
                        .distinct())
                .hasSize(1);
        holds(0, 2_000 - discount(reserved, ten));
        assertThat(combined.reserve("o-1", order(10_000), codes.reversed()).body())
                .isEqualTo(reserved.body());
        refused(combined.redeem("o-2", order(10_000), codes), 409, "already-redeemed");

        Shop.bring(stocked, "end");
        var redeemed = combined.redeem("o-1", order(10_000), codes);
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().<String>getList("redemptions.status")).containsOnly("redeemed");
        for (var figure : List.of("discount", "payable", "redemptions.redemptionId", "redemptions.discount")) {
            assertThat(redeemed.json().<Object>get(figure))
                    .isEqualTo(reserved.json().<Object>get(figure));
        }
        TestClock.forward(Duration.ofSeconds(61));
        var again = combined.redeem("o-1", order(10_000), codes);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(redeemed.body());
        assertThat(combined.reserve("o-1", order(10_000), codes).body()).isEqualTo(redeemed.body());
    }

    @Test
    void holdsAllOrNone() {
        var spent = Shop.coupon(Combined.percent(5, ""), member);
        Shop.redeem(spent, member, "o-0", order(100));
        var refusal = combined.reserve("o-1", order(10_000), List.of(codes.get(0), codes.get(1), spent));
        refused(refusal, 409, "already-redeemed");
        assertThat(refusal.json().getString("coupon")).isEqualTo(spent);
        holds(1, 2_000);
        refused(combined.reserve("o-1", order(100_000), codes), 409, "budget-exhausted");
        holds(1, 2_000);
        assertThat(combined.reserve("o-1", order(10_000), codes).status()).isEqualTo(201);
    }

    @Test
    void isNotRedeemedInParts() {
        combined.reserve("o-1", order(10_000), codes);
        var part = combined.redeem("o-1", order(10_000), codes.subList(1, 3));
        refused(part, 409, "redemption-differs");
        assertThat(part.json().getString("coupon")).isIn(codes.subList(1, 3));
        assertThat(part.json().getString("detail")).contains("codes");
        refused(Shop.redeem(ten, member, "o-1", order(10_000)), 409, "redemption-differs");
        refused(combined.redeem("o-1", order(10_001), codes), 409, "redemption-differs");
        assertThat(combined.redeem("o-1", order(10_000), codes).status()).isEqualTo(201);
    }

    @Test
    void isReleasedOneByOneAndReservedAgain() {
        var reserved = combined.reserve("o-1", order(10_000), codes);
        var ids = reserved.json().<String>getList("redemptions.redemptionId");
        release(ids.getFirst());
        var rest = combined.redeem("o-1", order(10_000), codes);
        refused(rest, 409, "redemption-differs");
        assertThat(rest.json().getString("coupon")).isEqualTo(reserved.json().getString("redemptions[0].code"));
        ids.forEach(CombinedSessionsTest::release);
        holds(1, 2_000);
        assertThat(combined.reserve("o-1", order(8_000), codes).status()).isEqualTo(201);
    }

    /// At today's price, since nothing is held any more; and rolled back, all is as before.
    @Test
    void holdsNothingOnceItsTimeIsOver() {
        combined.reserve("o-1", order(10_000), codes);
        TestClock.forward(Duration.ofSeconds(61));
        var other = combined.redeem("o-2", order(8_000), codes);
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        refused(combined.redeem("o-1", order(10_000), codes), 409, "already-redeemed");
        other.json().<String>getList("redemptions.redemptionId").forEach(Shop::rollBack);
        holds(1, 2_000);
        assertThat(combined.redeem("o-1", order(9_000), codes).status()).isEqualTo(201);
    }

    private static int discount(Event.Answer combined, String code) {
        return combined.json().find("redemptions", "code", code).orElseThrow().getInt("discount.minorUnits");
    }

    private static void release(String id) {
        var answer = Event.as("storefront").send("DELETE", "/v1/redemptions/" + id, null);
        assertThat(answer.status()).isEqualTo(200);
    }

    /// What is left of the stock and of the budget.
    private void holds(long stock, long budget) {
        assertThat(Shop.left(table, Shards.ofStock(stocked))).isEqualTo(stock);
        assertThat(Shop.left(table, Shards.ofBudget(budgeted))).isEqualTo(budget);
    }
}
