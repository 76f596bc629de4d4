package dev.merit.coupons.sessions;

import static dev.merit.coupons.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.TestClock;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each limit, met by 32 threads over Lambda events: exactly, never passed, never missed by a spurious refusal.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LimitsRaceTest {

    private static final int THREADS = 32;

    @Inject
    Table table;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    /// Each thread redeems coupons of different discounts until it is refused the smallest one. At the end less is left
    /// than that, and what was refused was more than was left.
    @Test
    void meetsTheBudgetExactly() throws Exception {
        long budget = 40_000;
        var strategy = Shop.active("""
                {"benefit": {"type": "percentOff", "percent": "100"}, "limits": {"budget": %s}}""".formatted(Shop.usd(budget)));
        var members = Shop.members(table, THREADS);
        var taken = new AtomicLong();
        var outcomes = AtOnce.run(THREADS, i -> {
            var statuses = new ArrayList<String>();
            long discount = 300 + 37L * i;
            for (int n = 0; discount > 0; n++) {
                var code = Shop.coupon(strategy, members.get(i));
                var answer = Shop.redeem(code, members.get(i), "b-" + i + "-" + n, order(discount));
                statuses.add(answer.status() == 201 ? "redeemed" : answer.json().getString("code"));
                if (answer.status() == 201) {
                    assertThat(taken.addAndGet(discount)).isLessThanOrEqualTo(budget);
                } else {
                    assertThat(answer.json().getLong("have.minorUnits")).isLessThan(discount);
                    assertThat(answer.json().getLong("need.minorUnits")).isEqualTo(discount);
                    discount = discount > 1 ? discount / 2 : 0;
                }
            }
            return statuses;
        });
        var counted = counted(outcomes);
        System.out.println("meetsTheBudgetExactly: " + counted + ", taken " + taken + " of " + budget);
        assertThat(counted.keySet()).containsExactlyInAnyOrder("redeemed", "budget-exhausted");
        assertThat(taken.get()).isEqualTo(budget);
        assertThat(Shop.left(table, Shards.ofBudget(strategy))).isZero();
    }

    /// Every member tries more often than a member may, and all together more often than the stock allows.
    @Test
    void meetsAPublicCodesStockAndEachMembersLimitExactly() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"stock\": 100, \"perMember\": 3}}");
        var code = Shop.publicCode(strategy);
        var members = Shop.members(table, 40);
        var outcomes = AtOnce.run(THREADS, i -> {
            var statuses = new ArrayList<String>();
            for (int n = 0; n < members.size() / 4; n++) {
                var member = members.get((i + 7 * n) % members.size());
                var answer = Shop.redeem(code, member, "p-" + i + "-" + n, order(1_000));
                statuses.add(answer.status() == 201 ? "redeemed" : answer.json().getString("code"));
            }
            return statuses;
        });
        var counted = counted(outcomes);
        System.out.println("meetsAPublicCodesStockAndEachMembersLimitExactly: " + counted);
        assertThat(counted.keySet()).containsOnly("redeemed", "sold-out", "member-limit-reached");
        assertThat(counted).containsEntry("redeemed", 100);
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isZero();
        assertThat(issued(members, strategy))
                .allMatch(n -> n <= 3)
                .satisfies(all -> assertThat(
                                all.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(100));
    }

    @Test
    void meetsOneMembersLimitExactly() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 10}}");
        var code = Shop.publicCode(strategy);
        var member = Shop.member(table);
        var outcomes = AtOnce.run(THREADS, i -> List.of(status(Shop.redeem(code, member, "m-" + i, order(1_000)))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 10, "member-limit-reached", THREADS - 10));
    }

    @Test
    void meetsACouponsUsesExactly() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"usesPerCoupon\": 20}}");
        var member = Shop.member(table);
        var code = Shop.coupon(strategy, member);
        var outcomes = AtOnce.run(THREADS, i -> List.of(status(Shop.redeem(code, member, "u-" + i, order(1_000)))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 20, "already-redeemed", THREADS - 20));
        var coupon = Event.as("storefront").get("/v1/coupons/" + code).json();
        assertThat(coupon.getString("status")).isEqualTo("redeemed");
        assertThat(coupon.getInt("uses.redeemed")).isEqualTo(20);
    }

    /// Each time it is free, one of many orders gets it.
    @Test
    void reservesACouponForOneOrderAtATime() throws Exception {
        var member = Shop.member(table);
        var code = Shop.coupon(Shop.active("{}"), member);
        for (int round = 0; round < 3; round++) {
            var name = "r-" + round + "-";
            var outcomes =
                    AtOnce.run(THREADS, i -> List.of(status(Shop.reserve(code, member, name + i, order(1_000)))));
            assertThat(counted(outcomes)).isEqualTo(Map.of("201", 1, "already-redeemed", THREADS - 1));
            TestClock.forward(Duration.ofSeconds(61));
        }
    }

    /// All of the stock and the budget is held by reservations whose time is over, and is given out again.
    @Test
    void givesOutAllThatExpiredReservationsHeld() throws Exception {
        var strategy =
                Shop.active("{\"limits\": {\"stock\": 32, \"perMember\": 1, \"budget\": " + Shop.usd(4_000) + "}}");
        var code = Shop.publicCode(strategy);
        var members = Shop.members(table, 2 * THREADS);
        for (int round = 0; round < 2; round++) {
            int first = round * THREADS;
            var outcomes = AtOnce.run(
                    THREADS,
                    i -> List.of(status(Shop.reserve(code, members.get(first + i), "e-" + (first + i), order(1_000)))));
            assertThat(counted(outcomes)).isEqualTo(Map.of("201", THREADS));
            assertThat(Shop.left(table, Shards.ofStock(strategy))).isZero();
            assertThat(Shop.left(table, Shards.ofBudget(strategy))).isZero();
            TestClock.forward(Duration.ofSeconds(61));
        }
    }

    private List<Long> issued(List<MemberId> members, StrategyId strategy) {
        var keys = members.stream().map(m -> Keys.use(m, strategy)).toList();
        return table.get(keys).values().stream().map(item -> item.sum("issued")).toList();
    }

    private static String status(Event.Answer answer) {
        return answer.status() == 201 ? "201" : answer.json().getString("code");
    }

    private static Map<String, Integer> counted(List<? extends List<String>> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(list -> list.forEach(s -> counts.merge(s, 1, Integer::sum)));
        return counts;
    }
}
