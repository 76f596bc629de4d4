package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.points.Purse;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A refund that names lines of its purchase takes back what those lines brought: points, budget and shares.
class LineRefundsTest {

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client);
    private final Purse purse = new Purse(shop.table, InstantSource.system());
    private final StrategyId tea = StrategyId.random();
    private final StrategyId pots = StrategyId.random();
    private final MemberId member = shop.member();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void takeTheLinesPoints() {
        earnOnAllButGifts();
        record(purchase("p", 200_00, List.of(gift(1, 100_00), tea(1, 100_00))));
        assertThat(purse.balance(member)).isEqualTo(100);
        record(refund("gift", "p", 100_00, gift(1, 100_00)));
        assertThat(purse.balance(member)).isEqualTo(100);
        record(refund("tea", "p", 100_00, tea(1, 100_00)));
        assertThat(purse.balance(member)).isZero();
    }

    @Test
    void leaveNoPointsOfLinesThatAreBack() {
        earnOnAllButGifts();
        record(purchase("p", 200_00, List.of(gift(1, 100_00), tea(1, 100_00))));
        record(refund("tea", "p", 100_00, tea(1, 100_00)));
        assertThat(purse.balance(member)).isZero();
        record(refund("gift", "p", 100_00));
        assertThat(purse.balance(member)).isZero();
    }

    @Test
    void takeThePointsOfSoManyPieces() {
        earnOnAllButGifts();
        record(purchase("p", 110_00, List.of(gift(1, 100_00), tea(3, 10_00))));
        record(refund("r-1", "p", 3_33, tea(1, 3_33)));
        assertThat(purse.balance(member)).isEqualTo(10 - 3);
        record(refund("r-2", "p", 3_33, tea(1, 3_33)));
        assertThat(purse.balance(member)).isEqualTo(10 - 6);
        record(refund("r-3", "p", 3_34, tea(1, 3_34)));
        assertThat(purse.balance(member)).isZero();
    }

    /// A price that is lowered after the sale, say.
    @Test
    void takeLessWhereLessThanThePriceGoesBack() {
        earnOnAllButGifts();
        record(purchase("p", 200_00, List.of(gift(1, 100_00), tea(1, 100_00))));
        record(refund("r-1", "p", 25_00, tea(1, 25_00)));
        assertThat(purse.balance(member)).isEqualTo(75);
        record(refund("r-2", "p", 75_00, tea(1, 75_00)));
        assertThat(purse.balance(member)).isZero();
    }

    @Test
    void followProportionWhereEitherNamesNoLines() {
        earnOnAllButGifts();
        record(purchase("p", 200_00, List.of(gift(1, 100_00), tea(1, 100_00))));
        record(refund("r", "p", 100_00));
        assertThat(purse.balance(member)).isEqualTo(50);
        record(purchase("q", 100_00, List.of()));
        record(refund("s", "q", 50_00, tea(1, 50_00)));
        assertThat(purse.balance(member)).isEqualTo(50 + 50);
        record(purchase("o", 100_00, List.of(tea(1, 100_00))));
        record(refund("t", "o", 50_00, new Line("ANOTHER", null, null, 1, usd(50_00))));
        assertThat(purse.balance(member)).isEqualTo(50 + 50 + 50);
    }

    /// Half off tea, 20.00 to 10.00, in an order with pots for 80.00.
    @Test
    void freeTheBudgetOfTheLines() {
        var half = redeemed(tea, 10_00, discounts(10_00, 0));
        record(purchase("p", 90_00, List.of(tea(1, 20_00), pot(1, 80_00)), half));
        record(refund("pot", "p", 80_00, pot(1, 80_00)));
        assertThat(budget(tea)).isZero();
        record(refund("tea", "p", 10_00, tea(1, 20_00)));
        assertThat(budget(tea)).isEqualTo(10_00);
    }

    /// Shops name what a line cost before or after its discount.
    @Test
    void freeTheBudgetOfALineNamedByWhatWasPaid() {
        var half = redeemed(tea, 10_00, discounts(10_00, 0));
        record(purchase("p", 90_00, List.of(tea(1, 20_00), pot(1, 80_00)), half));
        record(refund("tea", "p", 10_00, tea(1, 10_00)));
        assertThat(budget(tea)).isEqualTo(10_00);
        record(refund("pot", "p", 80_00));
        assertThat(budget(tea)).isEqualTo(10_00);
    }

    /// Of an article that was free nothing is paid back, and its budget is free all the same, once.
    @Test
    void freeTheBudgetOfALineThatWasFree() throws Exception {
        var free = redeemed(tea, 20_00, discounts(20_00, 0));
        record(purchase("p", 80_00, List.of(tea(1, 20_00), pot(1, 80_00)), free));
        record(refund("pot", "p", 80_00, pot(1, 80_00)));
        assertThat(budget(tea)).isZero();
        var told = AtOnce.run(8, i -> shop.activities.record(refund("tea-" + i, "p", 0, tea(1, 20_00))));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 8));
        assertThat(budget(tea)).isEqualTo(20_00);
    }

    /// What is off the shipping goes with the shipping, which no line has.
    @Test
    void freeTheBudgetOfTheShipping() {
        var shipping = redeemed(
                tea, 5_00, List.of(new LineDiscount("TEA", usd(0)), new LineDiscount("POT", usd(0))), usd(5_00));
        record(purchase("p", 105_00, List.of(tea(1, 20_00), pot(1, 80_00)), shipping));
        record(refund("tea", "p", 20_00, tea(1, 20_00)));
        assertThat(budget(tea)).isZero();
        record(refund("pot", "p", 85_00, pot(1, 80_00)));
        assertThat(budget(tea)).isEqualTo(5_00);
    }

    @Test
    void takeTheSharesOfTheLinesStrategies() {
        record(purchase(
                "p",
                180_00,
                List.of(tea(1, 100_00), pot(1, 100_00)),
                redeemed(tea, 10_00, discounts(10_00, 0)),
                redeemed(pots, 10_00, discounts(0, 10_00))));
        record(refund("tea", "p", 90_00, tea(1, 100_00)));
        assertThat(shop.revenue(tea)).isZero();
        assertThat(shop.revenue(pots)).isEqualTo(90_00);
        record(refund("pot", "p", 90_00, pot(1, 100_00)));
        assertThat(shop.revenue(pots)).isZero();
        assertThat(shop.net()).isZero();
    }

    /// Two lines of one article at different prices: the one that costs what the refund says goes back.
    @Test
    void tellLinesOfOneArticleApartByTheirPrices() {
        earnOnAllButGifts();
        var dear = new Line("CARD", null, "tea", 1, usd(50_00));
        var cheap = new Line("CARD", null, "gifts", 1, usd(20_00));
        record(purchase("p", 70_00, List.of(dear, cheap)));
        record(refund("r-1", "p", 20_00, new Line("CARD", null, null, 1, usd(20_00))));
        assertThat(purse.balance(member)).isEqualTo(50);
        record(refund("r-2", "p", 50_00, new Line("CARD", null, null, 1, usd(50_00))));
        assertThat(purse.balance(member)).isZero();
    }

    private void earnOnAllButGifts() {
        purse.use(new PointsProgramme(
                ActivitiesFixture.USD,
                Instant.EPOCH,
                Rate.of("1"),
                Map.of("gifts", Rate.of("0")),
                Map.of(),
                null,
                0,
                null,
                Rate.of("1")));
    }

    private void record(Activity activity) {
        assertThat(shop.activities.record(activity)).isInstanceOf(RecordingOutcome.Recorded.class);
    }

    private static Line tea(int quantity, long cents) {
        return new Line("TEA", "Green tea", "tea", quantity, usd(cents));
    }

    private static Line gift(int quantity, long cents) {
        return new Line("GIFT", "Gift card", "gifts", quantity, usd(cents));
    }

    private static Line pot(int quantity, long cents) {
        return new Line("POT", "Teapot", "kitchen", quantity, usd(cents));
    }

    private Activity purchase(String id, long cents, List<Line> lines, RedemptionId... redemptions) {
        return activity(id, Activity.PURCHASE, cents, null, lines, Arrays.asList(redemptions));
    }

    private Activity refund(String id, String purchase, long cents, Line... lines) {
        return activity(id, Activity.REFUND, cents, new ActivityId(purchase), Arrays.asList(lines), List.of());
    }

    private Activity activity(
            String id,
            String type,
            long cents,
            @Nullable ActivityId refundOf,
            List<Line> lines,
            List<RedemptionId> redemptions) {
        return new Activity(
                new ActivityId(id),
                member,
                type,
                ActivitiesFixture.NOON,
                null,
                usd(cents),
                refundOf,
                lines,
                redemptions,
                null,
                Map.of());
    }

    private static List<LineDiscount> discounts(long first, long second) {
        return List.of(new LineDiscount("TEA", usd(first)), new LineDiscount("POT", usd(second)));
    }

    private RedemptionId redeemed(StrategyId strategy, long discount, List<LineDiscount> lines) {
        return redeemed(strategy, discount, lines, null);
    }

    /// That has taken its discount of the budget.
    private RedemptionId redeemed(
            StrategyId strategy, long discount, List<LineDiscount> lines, @Nullable Money shippingDiscount) {
        var id = RedemptionId.random();
        shop.table.write(Write.put(new Redemption(
                        id,
                        new CouponCode("CODE"),
                        strategy,
                        member,
                        new OrderId("order-" + id),
                        usd(1_000_00),
                        usd(discount),
                        RedemptionStatus.REDEEMED,
                        null,
                        lines,
                        shippingDiscount,
                        false,
                        new RedemptionState(1, "", null, CouponKind.PERSONAL, false, discount, 0, List.of()))
                .toItem()));
        return id;
    }

    private long budget(StrategyId strategy) {
        return Shards.left(shop.table.get(Shards.ofBudget(strategy).keys()));
    }

    private static Money usd(long cents) {
        return new Money(cents, ActivitiesFixture.USD);
    }
}
