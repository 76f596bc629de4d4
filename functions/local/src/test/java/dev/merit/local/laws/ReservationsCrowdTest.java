package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reservations that a crowd makes, redeems, cancels and forgets while their time runs out: what they held is all
/// there for others afterwards, and nothing besides.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ReservationsCrowdTest extends CrowdFixture {

    private static final int LEASE = 60;
    private static final int ROUNDS = 4;
    private static final int THERE = 12;

    ReservationsCrowdTest() {
        super("DKK");
    }

    @Test
    void giveOutAStockAndABudgetExactly() throws Exception {
        var strategy = shop.strategy(
                ShopClient.percent("10"), "\"stock\": " + THERE + ", \"budget\": " + shop.money(THERE * 100L), "");
        var code = shop.publicCode(strategy);
        var members = shop.members(8);
        int redeemed = storm(code, i -> members.get(i % members.size()));
        var order = name("o");
        var rest = crowd.ask(48, i -> shop.redeem(code, members.get(i % 8), order + "-" + i, 1_000));
        assertThat(rest.count("201")).isEqualTo(THERE - redeemed);
        assertThat(rest.counted().keySet()).isSubsetOf("201", "sold-out", "budget-exhausted");
        assertThat(left(Shards.ofStock(new StrategyId(strategy)))).isZero();
        assertThat(left(Shards.ofBudget(new StrategyId(strategy)))).isZero();
    }

    @Test
    void giveOutTheUsesOfACouponExactly() throws Exception {
        var member = shop.members(1).getFirst();
        var strategy = shop.strategy(ShopClient.percent("10"), "\"usesPerCoupon\": " + THERE, "");
        var code = shop.coupon(strategy, member);
        int redeemed = storm(code, _ -> member);
        var order = name("o");
        var rest = crowd.ask(48, i -> shop.redeem(code, member, order + "-" + i, 1_000));
        assertThat(rest.count("201")).isEqualTo(THERE - redeemed);
        assertThat(rest.counted().keySet()).isSubsetOf("201", "already-redeemed");
        assertThat(shop.read("/v1/coupons/" + code).getMap("uses"))
                .isEqualTo(Map.of("most", THERE, "redeemed", THERE, "reserved", 0));
    }

    @Test
    void giveACouponToOneOrderAtATime() throws Exception {
        var member = shop.members(1).getFirst();
        var code = shop.coupon(shop.strategy(ShopClient.percent("10"), "", ""), member);
        for (int round = 0; round < 3; round++) {
            var order = name("o");
            var taken = crowd.ask(32, i -> shop.reserve(code, member, order + "-" + i, 1_000, LEASE));
            assertThat(taken.counted()).isEqualTo(Map.of("201", 1, "already-redeemed", 31));
            TestClock.forward(Duration.ofSeconds(LEASE + 1));
        }
    }

    @FunctionalInterface
    private interface Who {
        String is(int caller);
    }

    /// Everybody reserves for orders of one's own and then redeems, cancels, rolls back or forgets them; meanwhile
    /// the clock goes on. The number of those that are redeemed in the end, when all leases are over.
    private int storm(String code, Who who) throws Exception {
        var told = crowd.each((i, answers) -> {
            for (int round = 0; round < ROUNDS; round++) {
                var order = name("o");
                var member = who.is(i);
                var reserved = shop.reserve(code, member, order, 1_000, LEASE);
                answers.add(reserved);
                if (reserved.status() == 201) {
                    var id = reserved.json().getString("redemptionId");
                    switch ((i + round) % 4) {
                        case 0 -> answers.add(shop.redeem(code, member, order, 1_000));
                        case 1 -> answers.add(shop.release(id));
                        case 2 -> {
                            answers.add(shop.redeem(code, member, order, 1_000));
                            answers.add(shop.rollBack(id));
                        }
                        default -> {} // Forgotten, until its time is over.
                    }
                }
                if (i == 0) {
                    TestClock.forward(Duration.ofSeconds(LEASE / 2 + 1));
                }
            }
        });
        TestClock.forward(Duration.ofSeconds(LEASE + 1));
        var ids = told.created("redemptionId").stream().distinct().toList();
        int redeemed = (int) ids.stream()
                .filter(id ->
                        shop.read("/v1/redemptions/" + id).getString("status").equals("redeemed"))
                .count();
        System.out.println("reservations: " + told.counted() + ", redeemed " + redeemed + " of " + THERE);
        assertThat(told.counted().keySet())
                .isSubsetOf("200", "201", "sold-out", "budget-exhausted", "already-redeemed");
        assertThat(redeemed).isLessThanOrEqualTo(THERE);
        return redeemed;
    }
}
