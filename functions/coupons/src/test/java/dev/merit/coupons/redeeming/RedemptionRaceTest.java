package dev.merit.coupons.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.issuing.Coupons;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Json;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionRaceTest {

    @Inject
    Table table;

    @Inject
    Redemptions redemptions;

    @Inject
    Rollbacks rollbacks;

    @Inject
    Coupons coupons;

    @Inject
    Secret secret;

    @Inject
    Json json;

    @ConfigProperty(name = "merit.table")
    String name;

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
        var outcomes = atOnce(20, _ -> rollbacks.rollBack(redemption).orElseThrow());
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
                    rollbacks.rollBack(redemption.redemptionId());
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

    /// Every third write meets others, every tenth answer is lost; who gets no answer asks again.
    @Test
    void redeemsAndRollsBackOnceThroughConflictsAndLostAnswers() {
        try (var client = TestDatabase.client(new Faults())) {
            var faulty = new Table(client, name);
            var clock = Clock.systemUTC();
            var unsteady = new Redemptions(faulty, coupons, secret, json, clock);
            var back = new Rollbacks(faulty, unsteady, clock);
            Faults.set(33, 10);
            for (int i = 0; i < 40; i++) {
                var request = request("order-" + i);
                var redemption = switch (persistently(() -> unsteady.redeem(code, request))) {
                    case Redeeming.Redeemed(var done) -> done;
                    case Redeeming.Repeated(var done) -> done;
                    case Redeeming.Differs _, Redeeming.Spent _, Redeeming.NotEligible _, Redeeming.NoCoupon _ ->
                        throw new AssertionError(request);
                };
                assertThat(redeemed()).isEqualTo(1);
                var rolledBack = persistently(() -> back.rollBack(redemption.redemptionId()));
                assertThat(rolledBack.orElseThrow().status()).isEqualTo(Redemption.ROLLED_BACK);
                assertThat(redeemed()).isZero();
            }
            assertThat(Faults.INJECTED.get()).isGreaterThan(20);
        } finally {
            Faults.set(0, 0);
        }
    }

    private static <T> T persistently(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (Unavailable _) {
                // Its fate is unknown, so it is asked again.
            }
        }
    }

    private RedemptionId redeem(String order) {
        return ((Redeeming.Redeemed) redemptions.redeem(code, request(order)))
                .redemption()
                .redemptionId();
    }

    private RedemptionRequest request(String order) {
        var total = new Money(1000, Currency.getInstance("USD"));
        return new RedemptionRequest(member, new OrderId(order), new Order(total, null, null, null));
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
