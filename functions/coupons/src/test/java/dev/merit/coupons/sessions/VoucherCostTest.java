package dev.merit.coupons.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.finding.Finder;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import dev.merit.shared.tiers.TierSettings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What a gift voucher's payments cost, in write units: 2 for each of its row, the redemption and the entry, and 1 for
/// what is listed in the index.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherCostTest {

    @Inject
    Table table;

    @Inject
    Secret secret;

    @Inject
    Wishes wishes;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "merit.table")
    String name;

    @Test
    void costsOfAPayment() {
        var strategy = Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s}}""".formatted(Shop.usd(50_000)));
        var issued = Event.as("storefront").post("/v1/strategies/" + strategy + "/coupons", "{}");
        var code = new CouponCode(issued.json().getString("code"));
        var member = Shop.member(table);
        try (var meter = new WriteMeter();
                var client = TestDatabase.client(meter)) {
            var metered = new Table(client, name);
            var rollbacks = new Rollbacks(metered, clock);
            var redemptions = new Redemptions(
                    metered, new TierSettings(metered), new Finder(metered, secret), rollbacks, secret, clock);
            var first = new OrderId("o-1");
            var order = new Order(new Money(10_000, Currency.getInstance("USD")), null, "web", null);
            var held = wishes.reserve(code, member, first, order, null, Duration.ofMinutes(1));
            var wish = wishes.redeem(List.of(code), member, first, order);
            var next = wishes.redeem(List.of(code), member, new OrderId("o-2"), order);
            assertThat(units(meter, () -> redemptions.settle(held))).isEqualTo(5);
            var id = find(redemptions.settle(held));
            assertThat(units(meter, () -> rollbacks.release(id))).isEqualTo(4);
            redemptions.settle(held);
            assertThat(units(meter, () -> redemptions.settle(wish))).isEqualTo(6);
            assertThat(units(meter, () -> redemptions.settle(next))).isEqualTo(6);
            assertThat(units(meter, () -> rollbacks.rollBack(id))).isEqualTo(6);
        }
    }

    private static RedemptionId find(Redeeming outcome) {
        return ((Redeeming.Repeated) outcome).redemptions().getFirst().redemptionId();
    }

    private static long units(WriteMeter meter, Runnable work) {
        var cost = meter.since(work);
        System.out.println("VoucherCostTest: " + cost);
        assertThat(cost.done()).isEqualTo(1);
        assertThat(cost.refused()).isZero();
        return cost.units();
    }
}
