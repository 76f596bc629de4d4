package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.points.EarningRules;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.PartRefund;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.PartDiscounts;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Whatever was bought and refunded, by lines or not: what refunds take back of points, budgets and shares is
/// never below zero nor more than was there, and with the last refund exactly everything.
class LineRefundsPropertyTest {

    private static final MemberId MEMBER = MemberId.random();
    private static final String[] ARTICLES = {"TEA", "POT", "GIFT"};
    private static final @Nullable String[] CATEGORIES = {"tea", "kitchen", "gifts", null};
    private static final List<StrategyId> STRATEGIES =
            List.of(StrategyId.random(), StrategyId.random(), StrategyId.random());
    private static final PointsProgramme PROGRAMME = new PointsProgramme(
            ActivitiesFixture.USD,
            Instant.EPOCH,
            Rate.of("1"),
            Map.of("tea", Rate.of("1.7"), "gifts", Rate.of("0")),
            Map.of(),
            null,
            0,
            null,
            Rate.of("1"));

    @Property(tries = 1_500)
    void takeBackExactlyEverything(@ForAll long seed) {
        var sale = new Sale(new Random(seed));
        int refunds = sale.random.nextInt(12);
        for (int i = 0; i < refunds; i++) {
            if (sale.random.nextInt(3) == 0) {
                sale.refund(sale.random.nextLong(sale.record.left() + 1), List.of());
            } else {
                sale.refundSomeLines();
            }
        }
        sale.refund(sale.record.left(), List.of());
        sale.isAllBack();
    }

    /// Line by line, at the price before discounts, in any order; what was paid beside them goes with the last.
    @Property(tries = 1_500)
    void takeBackWithEachLineWhatIsItsOwn(@ForAll long seed) {
        var sale = new Sale(new Random(seed));
        var order = new ArrayList<Integer>();
        for (int i = 0; i < sale.lines.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, sale.random);
        if (sale.lines.stream().map(Line::sku).distinct().count() < sale.lines.size()) {
            return;
        }
        long points = 0;
        var budgets = new long[sale.redemptions.size()];
        for (int i : order) {
            sale.refund(sale.net(i), List.of(sale.lines.get(i)));
            points += sale.record.earnedByPart().isEmpty()
                    ? 0
                    : sale.record.earnedByPart().get(i);
            for (int k = 0; k < budgets.length; k++) {
                budgets[k] +=
                        PartDiscounts.of(sale.redemptions.get(k), sale.purchase).get(i);
            }
            if (sale.record.left() > 0) {
                assertThat(sale.pointsBack).isEqualTo(points);
                assertThat(sale.budgetsBack).containsExactly(budgets);
            }
        }
        sale.refund(sale.record.left(), List.of());
        sale.isAllBack();
    }

    private static final class Sale {

        private final Random random;
        private final List<Line> lines = new ArrayList<>();
        private final List<Redemption> redemptions = new ArrayList<>();
        private final Activity purchase;
        private final RedeemedParts redeemed;
        private final long[] budgetsBack;
        private ActivityRecord record;
        private long pointsBack;

        Sale(Random random) {
            this.random = random;
            int number = random.nextInt(1, 5);
            for (int i = 0; i < number; i++) {
                var quantity = random.nextInt(1, 5);
                var amount = random.nextInt(10) == 0 ? 0 : random.nextLong(50_000);
                var category = CATEGORIES[random.nextInt(CATEGORIES.length)];
                lines.add(new Line(ARTICLES[random.nextInt(ARTICLES.length)], null, category, quantity, usd(amount)));
            }
            var left = lines.stream().mapToLong(l -> l.amount().minorUnits()).toArray();
            long postage = random.nextInt(2) * random.nextLong(1_000);
            long paid = postage;
            for (int k = random.nextInt(4); k > 0; k--) {
                redemptions.add(redemption(left));
            }
            paid += LongStream.of(left).sum();
            purchase = activity(
                    "p",
                    Activity.PURCHASE,
                    paid,
                    null,
                    lines,
                    redemptions.stream().map(Redemption::redemptionId).toList());
            redemptions.replaceAll(this::tied);
            redeemed = new RedeemedParts(purchase, redemptions);
            budgetsBack = new long[redemptions.size()];
            var items = new HashMap<Key, Item>();
            redemptions.forEach(r -> items.put(Keys.redemption(r.redemptionId()), r.toItem()));
            var multipliers = random.nextBoolean() ? List.of(Rate.of("1.37")) : List.<Rate>of();
            var earned = EarningRules.of(Optional.of(PROGRAMME), purchase, multipliers, ActivitiesFixture.NOON);
            record = new ActivityRecord(purchase, ActivitiesFixture.NOON, Attribution.shares(purchase, items))
                    .with(earned, EarningRules.byPart(Optional.of(PROGRAMME), purchase, earned));
            assertThat(record.earnedByPart().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(earned.points());
        }

        private Redemption redemption(long[] left) {
            var discounts = new ArrayList<LineDiscount>();
            long sum = 0;
            for (int i = 0; i < left.length; i++) {
                int quantity = lines.get(i).quantity();
                long discount = switch (random.nextInt(5)) {
                    case 0 -> left[i];
                    case 1 -> 0;
                    // Some pieces of the line are given, and the others paid for.
                    case 2 -> left[i] * random.nextInt(quantity) / quantity;
                    default -> random.nextLong(left[i] + 1);
                };
                left[i] -= discount;
                sum += discount;
                discounts.add(new LineDiscount(lines.get(i).sku(), usd(discount)));
            }
            return new Redemption(
                    RedemptionId.random(),
                    new CouponCode("CODE"),
                    STRATEGIES.get(random.nextInt(STRATEGIES.size())),
                    MEMBER,
                    new OrderId("order"),
                    usd(sum + 1),
                    usd(sum),
                    RedemptionStatus.REDEEMED,
                    null,
                    random.nextInt(5) == 0 ? List.of() : discounts,
                    null,
                    false,
                    new RedemptionState(1, "", null, CouponKind.PERSONAL, false, sum, 0, List.of()));
        }

        private Redemption tied(Redemption r) {
            return new Redemption(
                    r.redemptionId(),
                    r.code(),
                    r.strategyId(),
                    r.memberId(),
                    r.orderId(),
                    r.total(),
                    r.discount(),
                    r.status(),
                    purchase.activityId(),
                    r.lines(),
                    r.shippingDiscount(),
                    r.firstPurchase(),
                    r.state());
        }

        /// What is paid for a line after its discounts.
        long net(int line) {
            return Math.min(
                    record.left(),
                    Math.max(
                            0,
                            lines.get(line).amount().minorUnits()
                                    - redeemed.discounts().get(line)));
        }

        void refundSomeLines() {
            var some = new ArrayList<Line>();
            long sum = 0;
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                if (random.nextBoolean()) {
                    int quantity = random.nextInt(1, line.quantity() + 2);
                    long price =
                            (random.nextBoolean() ? line.amount().minorUnits() : net(i)) * quantity / line.quantity();
                    long amount = random.nextInt(4) == 0 ? random.nextLong(price + 1) : price;
                    some.add(new Line(line.sku(), null, null, quantity, usd(amount)));
                    sum += amount;
                }
            }
            long amount = random.nextInt(4) == 0 ? random.nextLong(record.left() + 1) : Math.min(sum, record.left());
            refund(amount, some);
        }

        void refund(long amount, List<Line> some) {
            var refund = activity("r", Activity.REFUND, amount, purchase.activityId(), some, List.of());
            var parts = PartRefund.of(record, refund, redeemed.discounts());
            var taken = Attribution.taken(record, parts, amount, redeemed);
            assertThat(taken.stream().mapToLong(Share::minorUnits).sum())
                    .isEqualTo(record.shares().isEmpty() ? 0 : amount);
            var sums = new ArrayList<Long>();
            for (int i = 0; i < taken.size(); i++) {
                assertThat(taken.get(i).minorUnits()).isNotNegative();
                sums.add(record.takenBack().get(i) + taken.get(i).minorUnits());
                assertThat(sums.get(i))
                        .isLessThanOrEqualTo(record.shares().get(i).minorUnits());
            }
            var points = record.pointsBack(parts.after());
            assertThat(points.points()).isNotPositive();
            pointsBack -= points.points();
            assertThat(pointsBack).isLessThanOrEqualTo(record.earned().points());
            for (int k = 0; k < budgetsBack.length; k++) {
                var budget = redemptions.get(k).state().budget();
                long due = parts.after().due(purchase, PartDiscounts.of(redemptions.get(k), purchase));
                assertThat(due).isBetween(0L, budget);
                budgetsBack[k] = Math.max(budgetsBack[k], due);
            }
            var earned = record.earned();
            record = new ActivityRecord(
                    purchase,
                    ActivitiesFixture.NOON,
                    ActivitiesFixture.NOON,
                    record.shares(),
                    parts.after(),
                    sums,
                    new EarnedPoints(earned.points(), earned.lot(), pointsBack),
                    record.earnedByPart(),
                    record.effectVersion());
        }

        void isAllBack() {
            assertThat(record.left()).isZero();
            assertThat(pointsBack).isEqualTo(record.earned().points());
            assertThat(record.takenBack())
                    .isEqualTo(record.shares().stream().map(Share::minorUnits).toList());
            assertThat(budgetsBack)
                    .containsExactly(redemptions.stream()
                            .mapToLong(r -> r.state().budget())
                            .toArray());
        }
    }

    private static Activity activity(
            String id,
            String type,
            long cents,
            @Nullable ActivityId refundOf,
            List<Line> lines,
            List<RedemptionId> redemptions) {
        return new Activity(
                new ActivityId(id),
                MEMBER,
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

    private static Money usd(long cents) {
        return new Money(cents, ActivitiesFixture.USD);
    }
}
