package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.Coupons;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.refusals.RefusalCounts;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Two requests of which one runs wholly between two steps of the other. Crowds meet these sequences rarely.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class InterleavingTest {

    private static final Order ORDER = new Order(new Money(1_000, Currency.getInstance("USD")), null, null, null);

    @Inject
    Table table;

    @Inject
    Ledger ledger;

    @Inject
    Redemptions redemptions;

    @Inject
    Rollbacks rollbacks;

    @Inject
    BestCombination best;

    @Inject
    RefusalCounts refusals;

    @Inject
    Coupons coupons;

    @Inject
    Strategies strategies;

    @Inject
    Qualification qualification;

    @Inject
    RedemptionRequests requests;

    @Inject
    Secret secret;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    /// The best coupon is chosen for an order, and then another order redeems it. Both take off more than the
    /// promotions of other tests, which the choice sees too.
    @Test
    void choosesAgainIfAnotherOrderHasUsedTheBestCouponUp() {
        var largest = coupon("{\"benefit\": {\"type\": \"percentOff\", \"percent\": \"99.9\"}}");
        var other = coupon("{\"benefit\": {\"type\": \"percentOff\", \"percent\": \"99.8\"}}");
        var meanwhile = new Meanwhile(() -> redeem(redemptions, RedemptionRequests.Items.of(largest), "o-2"));
        try (var client = TestDatabase.client(meanwhile)) {
            var interrupted = new Table(client, name);
            var codes = new CodesInOrder(interrupted, new CodeLookup(interrupted, secret), ledger, secret);
            var planner = planner(interrupted, codes, rollbacks);
            var combination = new BestCombination(
                    table,
                    new CodesInOrder(table, new CodeLookup(table, secret), ledger, secret),
                    planner,
                    coupons,
                    strategies,
                    qualification);
            var choosing = new Redemptions(table, ledger, planner, combination, refusals, clock);

            var chosen = redeem(choosing, RedemptionRequests.Items.of(null, null, true), "o-1");

            assertThat(chosen).isInstanceOf(RedemptionOutcome.Redeemed.class);
            assertThat(((RedemptionOutcome.Redeemed) chosen).redemptions())
                    .singleElement()
                    .satisfies(redemption -> assertThat(redemption.code()).isEqualTo(other));
        }
    }

    /// The stock is empty when it is read, and another request releases the expired reservation that had it before
    /// this request searches for one.
    @Test
    void doesNotAnswerSoldOutIfAnotherRequestHasReleasedTheReservation() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 1}}");
        var code = Shop.publicCode(strategy);
        assertThat(Shop.reserve(code, member, "o-1", Shop.order(1_000)).status())
                .isEqualTo(201);
        TestClock.forward(Duration.ofMinutes(2));
        var codes = new CodesInOrder(table, new CodeLookup(table, secret), ledger, secret);
        var late = new Redemptions(
                table, ledger, planner(table, codes, new OthersAreFaster(rollbacks)), best, refusals, clock);

        var redeemed = redeem(late, RedemptionRequests.Items.of(new CouponCode(code)), "o-2");

        assertThat(redeemed).isInstanceOf(RedemptionOutcome.Redeemed.class);
    }

    private CouponCode coupon(String fields) {
        return new CouponCode(Shop.coupon(Shop.active(fields), member));
    }

    private RedemptionPlanner planner(Table through, CodesInOrder codes, ReservationExpiry expiry) {
        return new RedemptionPlanner(through, new TierSettings(through), ProfilingPolicy.byDefault(), codes, expiry);
    }

    private RedemptionOutcome redeem(Redemptions by, RedemptionRequests.Items items, String order) {
        return by.commit(requests.redeem(items, member, new OrderId(order), ORDER, null), null);
    }

    /// Runs something once, before the first call to the table.
    private static final class Meanwhile implements ExecutionInterceptor {

        private final Runnable action;
        private final AtomicBoolean isDone = new AtomicBoolean();

        Meanwhile(Runnable action) {
            this.action = action;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (!isDone.getAndSet(true)) {
                action.run();
            }
        }
    }

    /// Another request has released all expired reservations whenever this one searches for them.
    private record OthersAreFaster(ReservationExpiry others) implements ReservationExpiry {

        @Override
        public boolean releaseExpired(StrategyId strategy) {
            boolean more = true;
            while (more) {
                more = others.releaseExpired(strategy);
            }
            return false;
        }

        @Override
        public void releaseExpired(List<RedemptionId> reservations) {
            others.releaseExpired(reservations);
        }
    }
}
