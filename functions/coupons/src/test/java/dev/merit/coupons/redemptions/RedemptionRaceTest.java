package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.refusals.RefusalCounts;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.Slots;
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

    /// Little enough that many a discount is taken from more than one shard.
    private static final long BUDGET = 1_000;

    @Inject
    Table table;

    @Inject
    Redemptions redemptions;

    @Inject
    Rollbacks rollbacks;

    @Inject
    BestCombination best;

    @Inject
    RefusalCounts refusals;

    @Inject
    RedemptionRequests requests;

    @Inject
    Secret secret;

    @ConfigProperty(name = "merit.table")
    String name;

    private StrategyId strategy;
    private MemberId member;
    private CouponCode code;

    @BeforeEach
    void issue() {
        strategy = Shop.active("{\"limits\": {\"budget\": " + Shop.usd(BUDGET) + "}}");
        member = Shop.member(table);
        code = new CouponCode(Shop.coupon(strategy, member));
    }

    @Test
    void redeemsForOneOfFiftyOrders() throws Exception {
        var outcomes = atOnce(50, i -> redemptions.commit(request("order-" + i), null));
        assertThat(outcomes)
                .filteredOn(RedemptionOutcome.Redeemed.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RedemptionOutcome.UsedUp.class::isInstance)
                .hasSize(49);
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void redeemsOnceForOneOrderAskedForFiftyTimes() throws Exception {
        var outcomes = atOnce(50, _ -> redemptions.commit(request("order"), null));
        assertThat(outcomes)
                .filteredOn(RedemptionOutcome.Redeemed.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RedemptionOutcome.Repeated.class::isInstance)
                .hasSize(49);
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void rollsBackOnceHoweverManyAskForIt() throws Exception {
        var redemption = redeem("order");
        var outcomes = atOnce(20, _ -> rollbacks.rollBack(redemption));
        assertThat(outcomes).allMatch(RedemptionRaceTest::isRolledBack);
        assertThat(redeemed()).isZero();
        assertThat(redemptions.commit(request("next"), null)).isInstanceOf(RedemptionOutcome.Redeemed.class);
        assertThat(redeemed()).isEqualTo(1);
    }

    /// Orders and their withdrawals come in any order; in the end the coupon is redeemed for the one order that
    /// stands, or for none, and is counted so.
    @Test
    void countsRightWhileOrdersComeAndGo() throws Exception {
        var made = atOnce(200, i -> {
            var outcome = redemptions.commit(request("order-" + i), null);
            if (outcome instanceof RedemptionOutcome.Redeemed(var redeemed)) {
                var redemption = redeemed.getFirst();
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
                .filter(redemption -> redemption.status() == RedemptionStatus.REDEEMED)
                .toList();
        var coupon = table.get(Keys.coupon(code.canonical())).orElseThrow();
        assertThat(standing).hasSizeLessThanOrEqualTo(1);
        assertThat(redeemed()).isEqualTo(standing.size());
        assertThat(budget()).isEqualTo(BUDGET - 125L * standing.size());
        assertThat(coupon.sum("uses")).isEqualTo(standing.size());
        assertThat(coupon.sum("redeemed")).isEqualTo(standing.size());
        assertThat(coupon.maybeText("redemptionId"))
                .isEqualTo(standing.stream().map(r -> r.redemptionId().value()).findFirst());
    }

    /// Every third write meets others, every tenth answer is lost; who gets no answer asks again.
    @Test
    void redeemsAndRollsBackOnceThroughConflictsAndLostAnswers() {
        try (var client = TestDatabase.client(new Faults())) {
            var faulty = new Table(client, name);
            var clock = Clock.systemUTC();
            var ledger = new Ledger(faulty, Slots.each());
            var back = new Rollbacks(faulty, ledger, clock);
            var codes = new CodesInOrder(faulty, new CodeLookup(faulty, secret), ledger, secret);
            var planner =
                    new RedemptionPlanner(faulty, new TierSettings(faulty), ProfilingPolicy.byDefault(), codes, back);
            var unsteady = new Redemptions(faulty, ledger, planner, best, refusals, clock);
            Faults.set(33, 10);
            for (int i = 0; i < 40; i++) {
                var request = request("order-" + i);
                var redemption = switch (persistently(() -> unsteady.commit(request, null))) {
                    case RedemptionOutcome.Redeemed(var done) -> done.getFirst();
                    case RedemptionOutcome.Repeated(var done) -> done.getFirst();
                    case RedemptionOutcome.Refused refused -> throw new AssertionError(refused);
                };
                assertThat(redeemed()).isEqualTo(1);
                assertThat(budget()).isEqualTo(BUDGET - 125);
                var rolledBack = persistently(() -> back.rollBack(redemption.redemptionId()));
                assertThat(isRolledBack(rolledBack)).isTrue();
                assertThat(redeemed()).isZero();
                assertThat(budget()).isEqualTo(BUDGET);
            }
            assertThat(Faults.INJECTED.get()).isGreaterThan(20);
        } finally {
            Faults.set(0, 0);
        }
    }

    private static boolean isRolledBack(Rollbacks.RolledBack outcome) {
        return outcome instanceof Rollbacks.RolledBack.Done(var redemption)
                && redemption.status() == RedemptionStatus.ROLLED_BACK;
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
        return ((RedemptionOutcome.Redeemed) redemptions.commit(request(order), null))
                .redemptions()
                .getFirst()
                .redemptionId();
    }

    private RedemptionRequest request(String order) {
        var total = new Money(1000, Currency.getInstance("USD"));
        return requests.redeem(
                RedemptionRequests.Items.of(code),
                member,
                new OrderId(order),
                new Order(total, null, null, null),
                null);
    }

    private long budget() {
        return Shop.left(table, Shards.ofBudget(strategy));
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
