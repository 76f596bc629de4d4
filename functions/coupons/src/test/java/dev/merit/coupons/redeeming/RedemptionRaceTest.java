package dev.merit.coupons.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionRaceTest {

    @Inject
    Table table;

    @Inject
    Redemptions redemptions;

    private StrategyId strategy;
    private MemberId member;
    private CouponCode code;

    @BeforeEach
    void issue() {
        strategy = Shop.active("{}");
        member = Shop.member(table);
        code = new CouponCode(Shop.coupon(strategy, member));
    }

    @Test
    void redeemsForOneOfFiftyOrders() throws Exception {
        var outcomes = atOnce(50, i -> redemptions.redeem(code, request("order-" + i)));
        assertThat(outcomes).filteredOn(Redeeming.Redeemed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Redeeming.Spent.class::isInstance).hasSize(49);
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void redeemsOnceForOneOrderAskedForFiftyTimes() throws Exception {
        var outcomes = atOnce(50, _ -> redemptions.redeem(code, request("order")));
        assertThat(outcomes).filteredOn(Redeeming.Redeemed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Redeeming.Repeated.class::isInstance).hasSize(49);
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void rollsBackOnceHoweverManyAskForIt() throws Exception {
        var redemption = redeem("order");
        var outcomes = atOnce(20, _ -> redemptions.rollBack(redemption).orElseThrow());
        assertThat(outcomes).extracting(Redemption::status).containsOnly(Redemption.ROLLED_BACK);
        assertThat(redeemed()).isZero();
        assertThat(redemptions.redeem(code, request("next"))).isInstanceOf(Redeeming.Redeemed.class);
        assertThat(redeemed()).isEqualTo(1);
    }

    /// Orders and their withdrawals come in any order; in the end the coupon is redeemed for the one order that stands,
    /// or for none, and is counted so.
    @Test
    void countsRightWhileOrdersComeAndGo() throws Exception {
        var made = atOnce(200, i -> {
            var outcome = redemptions.redeem(code, request("order-" + i));
            if (outcome instanceof Redeeming.Redeemed(var redemption)) {
                if (ThreadLocalRandom.current().nextInt(4) > 0) {
                    redemptions.rollBack(redemption.redemptionId());
                }
                return List.of(redemption.redemptionId());
            }
            return List.<RedemptionId>of();
        });
        var standing = made.stream()
                .flatMap(List::stream)
                .map(id -> redemptions.find(id).orElseThrow())
                .filter(redemption -> redemption.status().equals(Redemption.REDEEMED))
                .toList();
        var coupon = table.get(Keys.coupon(code.canonical())).orElseThrow();
        assertThat(standing).hasSizeLessThanOrEqualTo(1);
        assertThat(redeemed()).isEqualTo(standing.size());
        assertThat(coupon.text("status")).isEqualTo(standing.isEmpty() ? "issued" : "redeemed");
        assertThat(coupon.maybeText("redemptionId"))
                .isEqualTo(standing.stream().map(r -> r.redemptionId().value()).findFirst());
    }

    private RedemptionId redeem(String order) {
        return ((Redeeming.Redeemed) redemptions.redeem(code, request(order)))
                .redemption()
                .redemptionId();
    }

    private RedemptionRequest request(String order) {
        var total = new Money(1000, Currency.getInstance("USD"));
        return new RedemptionRequest(member, new OrderId(order), new Order(total, null, null));
    }

    private long redeemed() {
        return table.get(Keys.use(member, strategy)).orElseThrow().sum("redeemed");
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> call.apply(i))
                    .toList();
            var outcomes = new ArrayList<T>();
            for (var outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}
