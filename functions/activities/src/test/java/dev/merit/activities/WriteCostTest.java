package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.points.Purse;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import dev.merit.shared.totals.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What recording costs, in write units. A write in a transaction costs 2 for each begun KB, its index 1: so one
/// activity costs 2 and 1, its wallet 2, and the page, which many may share, 2.
class WriteCostTest {

    private static final int BATCH = 500;

    private final WriteMeter meter = new WriteMeter();
    private final DynamoDbClient client = TestDatabase.client(meter);
    private final ActivitiesFixture shop = ActivitiesFixture.on(client, Slots.kept());

    @AfterEach
    void close() {
        client.close();
        meter.close();
    }

    /// On a page that is fresh, in use, at the limit of its room, and so on with the next one.
    @Test
    void aPurchaseCostsSeven() {
        var member = shop.member();
        for (int i = 0; i < 30; i++) {
            var cost = cost(List.of(purchase(member, i, ActivitiesFixture.NOON.minus(Duration.ofHours(i)))));
            assertThat(cost.units()).isLessThanOrEqualTo(7);
            assertThat(cost.ofIndex()).isEqualTo(1);
        }
        assertThat(cost(List.of(purchase(member, 30, ActivitiesFixture.NOON))).units())
                .isLessThanOrEqualTo(7);
        assertThat(cost(List.of(purchase(member, 31, ActivitiesFixture.NOON))).units())
                .isLessThanOrEqualTo(7);
    }

    /// The item that guards an id which is unique in the shop.
    @Test
    void anIdThatIsUniqueInTheShopCostsTwoMore() {
        var strict = ActivitiesFixture.on(client, Slots.kept(), InstantSource.system(), "shop");
        var member = strict.member();
        for (int i = 0; i < 5; i++) {
            var purchase = purchase(member, i, ActivitiesFixture.NOON);
            var cost = meter.since(() -> strict.activities.record(purchase));
            assertThat(cost.units()).isEqualTo(7 + 2);
        }
    }

    /// A page is at its heaviest with the revenue of strategies, whose buckets have the longest names.
    @Test
    void aPurchaseOnTheHeaviestPageCostsSevenBesideItsRedemption() {
        var member = shop.member();
        for (int i = 0; i < 12; i++) {
            var redemption = shop.redeemed(member, StrategyId.random(), 500);
            var paid = new Money(Money.LIMIT - 1, ActivitiesFixture.USD);
            var purchase = ActivitiesFixture.purchase("heavy-" + i, member, paid.minorUnits(), redemption);
            assertThat(cost(List.of(purchase)).units()).isLessThanOrEqualTo(7 + 2);
        }
    }

    /// The points stand in the record and in the wallet, which are written anyway: here with lots of thirty days.
    @Test
    void aPurchaseWithPointsCostsSevenToo() {
        var purse = new Purse(shop.table, InstantSource.system());
        purse.use(Purse.programme(14, 12));
        var member = shop.member();
        for (int i = 0; i < 30; i++) {
            var purchase = purchase(member, i, Instant.now().minus(Duration.ofHours(i)));
            assertThat(cost(List.of(purchase)).units()).isLessThanOrEqualTo(7);
        }
        assertThat(purse.pending(member)).isEqualTo(30 * 54);
        var today = PointsBalance.day(Instant.now());
        var wallet = Write.update(Keys.wallet(member));
        for (int day = 0; day < 30; day++) {
            wallet.add(Purse.programme(14, 12).lot(today.plusDays(day)).name(), 54_000 + day);
        }
        shop.table.write(wallet);
        assertThat(cost(List.of(purchase(member, 31, Instant.now()))).units()).isLessThanOrEqualTo(7);
    }

    @Test
    void aBatchInOneQuarterCostsLittleMoreThanFiveEach() {
        batch(Duration.ZERO);
        batch(Duration.ZERO);
    }

    @Test
    void aBatchOverAYearCostsLittleMoreThanFiveEach() {
        batch(Duration.ofDays(365).dividedBy(BATCH));
        batch(Duration.ofDays(365).dividedBy(BATCH));
    }

    private void batch(Duration apart) {
        var members = Shop.members(shop.table, BATCH);
        var purchases = IntStream.range(0, BATCH)
                .mapToObj(i -> purchase(members.get(i), i, ActivitiesFixture.NOON.minus(apart.multipliedBy(i))))
                .toList();
        var each = (double) cost(purchases).units() / BATCH;
        System.out.printf("500 purchases, %s apart: each %.3f%n", apart, each);
        assertThat(each).isLessThanOrEqualTo(5.2);
    }

    private WriteMeter.Cost cost(List<Activity> activities) {
        var cost = meter.since(() -> assertThat(shop.activities.record(activities))
                .allMatch(told -> told instanceof RecordingOutcome.Recorded));
        System.out.println(activities.size() + " recorded: " + cost);
        assertThat(cost.refused()).isZero();
        return cost;
    }

    /// About 600 bytes, as a shop's till or web shop tells it.
    private static Activity purchase(MemberId member, int number, Instant at) {
        return new Activity(
                new ActivityId("order-2026-%06d".formatted(number)),
                member,
                Activity.PURCHASE,
                at,
                "web",
                new Money(5_400 + number, ActivitiesFixture.USD),
                null,
                List.of(
                        new Line(
                                "TEA-GREEN-250", "Green tea, 250 g", "tea", 2, new Money(2_400, ActivitiesFixture.USD)),
                        new Line(
                                "POT-IRON-1",
                                "Cast-iron teapot",
                                "kitchen",
                                1,
                                new Money(3_000, ActivitiesFixture.USD))),
                List.of(),
                null,
                Map.of("basket", "b2c7f0d1-7d0e", "delivery", "express"));
    }
}
