package dev.merit.coupons.batches;

import static dev.merit.shared.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Codes of batches, used by 32 threads over Lambda events: each limit exactly, none refused in vain.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchRaceTest {

    private static final int THREADS = 32;

    @Inject
    Table table;

    @Test
    void redeemsOneCodeOnce() throws Exception {
        var strategy = Shop.active("{}");
        var code = Shop.codes(strategy, Shop.batch(strategy, 1)).getFirst();
        var members = Shop.members(table, THREADS);
        var outcomes = AtOnce.run(THREADS, i -> status(Shop.redeem(code, members.get(i), "one-" + i, order(1_000))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 1, "already-redeemed", THREADS - 1));
        assertThat(table.get(Keys.coupon(new CouponCode(code).canonical()))
                        .orElseThrow()
                        .sum("uses"))
                .isEqualTo(1);
    }

    @Test
    void redeemsOneCodeAsOftenAsItHasUses() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"usesPerCoupon\": 20}}");
        var code = Shop.codes(strategy, Shop.batch(strategy, 1)).getFirst();
        var members = Shop.members(table, THREADS);
        var outcomes = AtOnce.run(THREADS, i -> status(Shop.redeem(code, members.get(i), "many-" + i, order(1_000))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 20, "already-redeemed", THREADS - 20));
    }

    /// Each has a code of its own, and there is budget for twenty of them.
    @Test
    void meetsTheBudgetExactly() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"stock\": 32, \"budget\": " + Shop.usd(2_500) + "}}");
        var codes = Shop.codes(strategy, Shop.batch(strategy, THREADS));
        var members = Shop.members(table, THREADS);
        var outcomes =
                AtOnce.run(THREADS, i -> status(Shop.redeem(codes.get(i), members.get(i), "b-" + i, order(1_000))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 20, "budget-exhausted", THREADS - 20));
        assertThat(Shop.left(table, Shards.ofBudget(strategy))).isZero();
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isZero();
    }

    @Test
    void meetsOneMembersLimitExactly() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 10}}");
        var codes = Shop.codes(strategy, Shop.batch(strategy, THREADS));
        var member = Shop.member(table);
        var outcomes = AtOnce.run(THREADS, i -> status(Shop.redeem(codes.get(i), member, "m-" + i, order(1_000))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("201", 10, "member-limit-reached", THREADS - 10));
    }

    /// Batches of different sizes, asked for until even the smallest one is refused.
    @Test
    void meetsTheStockExactly() throws Exception {
        long stock = 100_000;
        var strategy = Shop.active("{\"limits\": {\"stock\": " + stock + "}}");
        var taken = AtOnce.run(THREADS, i -> {
            long made = 0;
            for (long quantity = 6_000 + 97L * i; quantity > 0; ) {
                var answer = Shop.makeBatch(strategy, quantity);
                if (answer.status() == 202) {
                    made += quantity;
                } else {
                    assertThat(answer.json().getString("code")).isEqualTo("sold-out");
                    assertThat(answer.json().getLong("have")).isLessThan(quantity);
                    quantity /= 16;
                }
            }
            return made;
        });
        assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(stock);
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isZero();
    }

    private static String status(Event.Answer answer) {
        return answer.status() == 201 ? "201" : answer.json().getString("code");
    }

    private static Map<String, Integer> counted(Collection<String> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(s -> counts.merge(s, 1, Integer::sum));
        return counts;
    }
}
