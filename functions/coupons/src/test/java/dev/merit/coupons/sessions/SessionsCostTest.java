package dev.merit.coupons.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.finding.Finder;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.money.Money;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Table;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What reserving, redeeming and rolling back cost, in write units: 2 for each of the coupon, the redemption, the
/// member's use, a shard of the budget or stock and the guard of a batch's code, and 1 for what is listed in the index.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SessionsCostTest {

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

    @ParameterizedTest
    @CsvSource({
        "own, none, 6, 7, 7, 7",
        "own, budget, 8, 7, 9, 9",
        "public, none, 5, 4, 4, 4",
        "public, stock, 7, 4, 6, 6",
        "public, both, 9, 4, 8, 8",
        "bulk, none, 9, 6, 8, 6",
        "bulk, stock, 9, 6, 8, 6",
        "bulk, budget, 11, 6, 10, 8",
    })
    void costs(String kind, String limits, int reserve, int confirm, int redeem, int rollBack) {
        var budget = "\"budget\": " + Shop.usd(1_000_000);
        var strategy = Shop.active("{\"limits\": {%s}}"
                .formatted(
                        switch (limits) {
                            case "budget" -> budget;
                            case "stock" -> "\"stock\": 1000";
                            case "both" -> "\"stock\": 1000, " + budget;
                            default -> "\"perMember\": 1000";
                        }));
        var member = Shop.member(table);
        var code = new CouponCode(
                switch (kind) {
                    case "public" -> Shop.publicCode(strategy);
                    case "bulk" -> Shop.codes(strategy, Shop.batch(strategy, 1)).getFirst();
                    default -> Shop.coupon(strategy, member);
                });
        try (var meter = new WriteMeter();
                var client = TestDatabase.client(meter)) {
            var metered = new Table(client, name);
            var rollbacks = new Rollbacks(metered, clock);
            var redemptions = new Redemptions(
                    metered, new TierSettings(metered), new Finder(metered, secret), rollbacks, secret, clock);
            var first = new OrderId("o-1");
            var held = wishes.reserve(code, member, first, order(), null, Duration.ofMinutes(1));
            var wish = wishes.redeem(List.of(code), member, first, order());
            var next = wishes.redeem(List.of(code), member, new OrderId("o-2"), order());
            assertThat(units(meter, () -> redemptions.settle(held))).isEqualTo(reserve);
            assertThat(units(meter, () -> redemptions.settle(wish))).isEqualTo(confirm);
            var id = ((Redeeming.Repeated) redemptions.settle(wish))
                    .redemptions()
                    .getFirst()
                    .redemptionId();
            assertThat(units(meter, () -> rollbacks.rollBack(id))).isEqualTo(rollBack);
            assertThat(units(meter, () -> redemptions.settle(next))).isEqualTo(redeem);
        }
    }

    private static long units(WriteMeter meter, Runnable work) {
        var cost = meter.since(work);
        System.out.println("SessionsCostTest: " + cost);
        assertThat(cost.done()).isEqualTo(1);
        assertThat(cost.refused()).isZero();
        return cost.units();
    }

    private static Order order() {
        return new Order(new Money(10_000, Currency.getInstance("USD")), null, "web", null);
    }
}
