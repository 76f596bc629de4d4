package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.ActivitiesFixture;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.testing.PlainPoints;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Whatever a member buys, returns, spends and has rolled back, in any order and over any time: the balance, what is
/// pending and each refusal are those of points kept by hand, and the entries add up to what the wallet holds.
class PointsPropertyTest {

    private static final DynamoDbClient CLIENT = TestDatabase.client();
    private static final int PENDING_DAYS = 3;
    private static final int MONTHS = 1;

    private Instant now = ActivitiesFixture.NOON;
    private final ActivitiesFixture shop = ActivitiesFixture.on(CLIENT, Slots.kept(), () -> now);
    private final Purse purse = new Purse(shop.table, () -> now);

    PointsPropertyTest() {
        purse.use(Purse.programme(PENDING_DAYS, MONTHS));
    }

    @AfterContainer
    static void close() {
        CLIENT.close();
    }

    record Step(int kind, int points, int which) {}

    private static final class Bought {
        private final PointsLot lot;
        private final long amount;
        private long refunded;
        private long takenBack;

        Bought(PointsLot lot, long amount) {
            this.lot = lot;
            this.amount = amount;
        }
    }

    @Property(tries = 40)
    void agreesWithPointsKeptByHand(@ForAll("steps") List<Step> steps) {
        var member = shop.member();
        var model = new PlainPoints();
        var bought = new ArrayList<Bought>();
        var orders = new ArrayList<SortedMap<LocalDate, Long>>();
        int number = 0;
        for (var step : steps) {
            var id = "n" + number++;
            var today = PointsBalance.day(now);
            switch (step.kind()) {
                case 0, 1 -> {
                    long amount = step.points() * 100L + step.which();
                    var available = PointsBalance.day(ActivitiesFixture.NOON).plusDays(PENDING_DAYS);
                    var lot = Purse.programme(0, MONTHS).lot(available.isBefore(today) ? today : available);
                    assertThat(shop.tell(ActivitiesFixture.purchase("p" + bought.size(), member, amount)))
                            .isEqualTo("Recorded");
                    bought.add(new Bought(lot, amount));
                    model.give(lot, step.points());
                }
                case 2 -> refund(member, step, bought, model, today);
                case 3, 4 -> {
                    var held = model.on(today);
                    boolean enough = held.balance() >= step.points();
                    assertThat(purse.spend(member, "o" + orders.size(), step.points()))
                            .isEqualTo(enough ? "Redeemed" : "NotEnough");
                    if (enough) {
                        orders.add(oldest(held.byExpiry(), step.points()));
                        model.take(today, step.points());
                    }
                }
                case 5 -> {
                    int order = step.which() % (orders.size() + 1);
                    assertThat(purse.rollBack(member, "o" + order)).isEqualTo(order < orders.size());
                    if (order < orders.size()) {
                        orders.get(order)
                                .forEach((expires, points) -> model.give(new PointsLot(today, expires), points));
                        orders.get(order).clear();
                    }
                }
                case 6 -> {
                    assertThat(purse.adjust(member, id, step.points())).isEqualTo("Made");
                    model.give(Purse.programme(0, MONTHS).lot(today), step.points());
                }
                case 7 -> {
                    boolean enough = model.on(today).balance() >= step.points();
                    assertThat(purse.adjust(member, id, -step.points())).isEqualTo(enough ? "Made" : "NotEnough");
                    if (enough) {
                        model.take(today, step.points());
                    }
                }
                default -> now = now.plus(Duration.ofDays(step.which()));
            }
            same(member, model);
        }
        purse.compact(member);
        same(member, model);
    }

    private void refund(MemberId member, Step step, List<Bought> bought, PlainPoints model, LocalDate today) {
        if (bought.isEmpty()) {
            return;
        }
        int which = step.which() % bought.size();
        var purchase = bought.get(which);
        long part = Math.min(purchase.amount - purchase.refunded, step.points() * 40L);
        var id = "r" + which + "-" + purchase.refunded + "-" + part;
        for (int told = 0; told < 2; told++) {
            shop.tell(ActivitiesFixture.refund(id, member, "p" + which, part));
        }
        purchase.refunded += part;
        long due = purchase.amount / 100 * purchase.refunded / purchase.amount;
        if (purchase.lot.availableOn().isAfter(today)) {
            model.give(purchase.lot, purchase.takenBack - due);
        } else {
            model.take(today, due - purchase.takenBack);
        }
        purchase.takenBack = due;
    }

    private void same(MemberId member, PlainPoints model) {
        var held = model.on(PointsBalance.day(now));
        assertThat(purse.balance(member)).isEqualTo(held.balance());
        assertThat(purse.pending(member)).isEqualTo(held.pending());
        assertThat(purse.entered(member)).isEqualTo(purse.holding(member).sum());
    }

    private static SortedMap<LocalDate, Long> oldest(SortedMap<LocalDate, Long> held, long points) {
        var oldest = new TreeMap<LocalDate, Long>();
        for (long i = 0; i < points; i++) {
            var first = held.firstKey();
            oldest.merge(first, 1L, Long::sum);
            held.merge(first, -1L, Long::sum);
            held.values().removeIf(n -> n == 0);
        }
        return oldest;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 20))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}
