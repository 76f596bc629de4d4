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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Codes that a crowd reserves together, redeems together, gives back one by one and forgets: each order has all of
/// them or none, and there is an end exactly where the scarcest of them ends.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class CombinedCrowdTest extends CrowdFixture {

    /// What a lease is of that names no time, in seconds.
    private static final int LEASE = 900;
    private static final int ROUNDS = 3;
    private static final int THERE = 12;
    private static final int MORE = 15;
    private static final String STACKABLE = ", \"stackable\": true";

    CombinedCrowdTest() {
        super("ISK");
    }

    /// 10 % off 1000 is 100, and then 50: so a budget for twelve orders, and a stock for fifteen.
    @Test
    void meetsAStockAndABudgetExactly() throws Exception {
        var budgeted = shop.strategy(ShopClient.percent("10"), "\"budget\": " + shop.money(THERE * 100L), STACKABLE);
        var fixed = "{\"type\": \"amountOff\", \"amount\": " + shop.money(50) + "}";
        var stocked = shop.strategy(fixed, "\"stock\": " + MORE, STACKABLE);
        var codes = List.of(shop.publicCode(budgeted), shop.publicCode(stocked));
        var members = shop.members(8);

        var told = crowd.each((i, answers) -> {
            for (int round = 0; round < ROUNDS; round++) {
                var order = name("o");
                var member = members.get(i % 8);
                var reserved = reserve(codes, member, order);
                answers.add(reserved);
                if (reserved.status() == 201) {
                    goOn((i + round) % 4, codes, member, order, reserved);
                }
                if (i == 0) {
                    TestClock.forward(Duration.ofSeconds(LEASE / 2 + 1));
                }
            }
        });
        TestClock.forward(Duration.ofSeconds(LEASE + 1));
        var orders = told.each("201", answer -> answer.json().<String>getList("redemptions.redemptionId"));
        var redeemed = orders.stream().filter(this::areRedeemed).count();
        System.out.println("combined reservations: " + told.counted() + ", redeemed " + redeemed + " of " + THERE);
        assertThat(told.counted().keySet()).isSubsetOf("201", "budget-exhausted");

        var order = name("o");
        var rest = crowd.ask(48, i -> shop.redeem(codes, members.get(i % 8), order + "-" + i, 1_000));
        assertThat(rest.count("201")).isEqualTo(THERE - (int) redeemed);
        assertThat(rest.counted().keySet()).isSubsetOf("201", "budget-exhausted");
        assertThat(left(Shards.ofBudget(new StrategyId(budgeted)))).isZero();
        var one = crowd.ask(32, i -> shop.redeem(codes.getLast(), members.get(i % 8), order + "-one-" + i, 1_000));
        assertThat(one.counted()).isEqualTo(Map.of("201", MORE - THERE, "sold-out", 32 - (MORE - THERE)));
        assertThat(left(Shards.ofStock(new StrategyId(stocked)))).isZero();
    }

    /// Orders that give back their share of the budget alone keep the stock: so that is the scarcest then.
    @Test
    void keepsTheStockOfOrdersThatGaveBackTheBudget() {
        var budgeted = shop.strategy(ShopClient.percent("10"), "\"budget\": " + shop.money(THERE * 100L), STACKABLE);
        var fixed = "{\"type\": \"amountOff\", \"amount\": " + shop.money(50) + "}";
        var stocked = shop.strategy(fixed, "\"stock\": " + MORE, STACKABLE);
        var codes = List.of(shop.publicCode(budgeted), shop.publicCode(stocked));
        var member = shop.members(1).getFirst();
        var ids = new ArrayList<List<String>>();
        for (int i = 0; i < THERE; i++) {
            ids.add(reserve(codes, member, name("o")).json().getList("redemptions.redemptionId"));
        }
        ids.stream().limit(MORE - THERE + 1).forEach(order -> shop.release(order.getFirst()));
        for (int i = THERE; i < MORE; i++) {
            assertThat(reserve(codes, member, name("o")).status()).isEqualTo(201);
        }
        assertThat(Crowd.Answers.said(reserve(codes, member, name("o")))).isEqualTo("sold-out");
        shop.release(ids.getFirst().getLast());
        assertThat(reserve(codes, member, name("o")).status()).isEqualTo(201);
    }

    @Test
    void givesThemToOneOrderAtATime() throws Exception {
        var member = shop.members(1).getFirst();
        var one = shop.coupon(shop.strategy(ShopClient.percent("10"), "", STACKABLE), member);
        var other = shop.coupon(shop.strategy(ShopClient.percent("20"), "", STACKABLE), member);
        for (int round = 0; round < 3; round++) {
            var order = name("o");
            var taken = crowd.ask(
                    32, i -> reserve(i % 2 == 0 ? List.of(one, other) : List.of(other, one), member, order + "-" + i));
            assertThat(taken.counted()).isEqualTo(Map.of("201", 1, "already-redeemed", 31));
            TestClock.forward(Duration.ofSeconds(LEASE + 1));
        }
    }

    /// Redeems them, releases them, redeems them and rolls them back, or forgets them until their time is over.
    private void goOn(int how, List<String> codes, String member, String order, Http.Answer reserved) {
        var ids = reserved.json().<String>getList("redemptions.redemptionId");
        if (how == 0 || how == 2) {
            // Its time may be over by now: then it is judged anew, and may come too late.
            shop.redeem(codes, member, order, 1_000);
        }
        // The last code's first: each is given back by a request of its own, and while an order has given back its
        // share of the budget alone, it keeps the stock from an order that finds enough of the budget.
        if (how == 1) {
            ids.reversed().forEach(shop::release);
        }
        if (how == 2) {
            ids.reversed().forEach(shop::rollBack);
        }
    }

    private boolean areRedeemed(List<String> ids) {
        var states = ids.stream()
                .map(id -> shop.read("/v1/redemptions/" + id).getString("status"))
                .map("redeemed"::equals)
                .distinct()
                .toList();
        assertThat(states).as("all of an order's codes or none").hasSize(1);
        return states.getFirst();
    }

    private Http.Answer reserve(List<String> codes, String member, String order) {
        return shop.together("/reservations", codes, member, order, 1_000);
    }
}
