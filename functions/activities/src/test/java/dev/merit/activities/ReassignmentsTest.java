package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.points.Purse;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An order that is given to another member: all that goes by the member moves, and the totals stay.
class ReassignmentsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client, Slots.each(), clock);
    private final Purse purse = new Purse(shop.table, clock);
    private final Reassignments reassignments = new Reassignments(shop.table, new ActivityGuard("member"), clock);
    private final StrategyId strategy = StrategyId.random();
    private final MemberId ann = shop.member();
    private final MemberId bob = shop.member();
    private final MemberId eve = shop.member();

    @BeforeEach
    void earn() {
        purse.use(Purse.programme(14, 12));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void movesAPurchaseWithItsRefunds() {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00, shop.redeemed(ann, strategy, 5_00)));
        shop.tell(ActivitiesFixture.refund("r-1", ann, "p", 30_00));
        shop.tell(ActivitiesFixture.refund("r-2", ann, "p", 10_00));
        shop.tell(ActivitiesFixture.purchase("q", ann, 7_00));
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(shop.wallet(ann, "net.USD")).isEqualTo(7_00);
        assertThat(shop.wallet(ann, "purchases.USD")).isEqualTo(1);
        assertThat(shop.wallet(ann, "refunds.USD")).isZero();
        assertThat(shop.wallet(ann, "spent_202611_USD")).isEqualTo(7_00);
        assertThat(shop.wallet(ann, "earned_202611")).isEqualTo(7);
        assertThat(shop.wallet(bob, "net.USD")).isEqualTo(60_00);
        assertThat(shop.wallet(bob, "purchases.USD")).isEqualTo(1);
        assertThat(shop.wallet(bob, "refunds.USD")).isEqualTo(2);
        assertThat(shop.wallet(bob, "spent_202611_USD")).isEqualTo(60_00);
        assertThat(shop.wallet(bob, "earned_202611")).isEqualTo(60);
        assertThat(purse.pending(ann)).isEqualTo(7);
        assertThat(purse.pending(bob)).isEqualTo(60);
        assertThat(listed(ann)).containsExactly("q");
        assertThat(listed(bob)).containsExactly("p", "r-1", "r-2");
        assertThat(shop.net()).isEqualTo(67_00);
        assertThat(shop.revenue(strategy)).isEqualTo(60_00);
        isProven();
    }

    @Test
    void goesOnWithTheOtherMember() {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00, shop.redeemed(ann, strategy, 5_00)));
        shop.tell(ActivitiesFixture.refund("r-1", ann, "p", 30_00));
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(shop.tell(ActivitiesFixture.refund("r-2", ann, "p", 10_00))).isEqualTo("UnknownPurchase");
        assertThat(shop.tell(ActivitiesFixture.purchase("p", ann, 100_00))).isEqualTo("Differs");
        assertThat(shop.tell(ActivitiesFixture.refund("r-1", ann, "p", 30_00))).isEqualTo("Differs");
        assertThat(shop.tell(ActivitiesFixture.refund("r-1", bob, "p", 30_00))).isEqualTo("Duplicate");
        assertThat(shop.tell(ActivitiesFixture.refund("r-2", bob, "p", 71_00))).isEqualTo("MoreThanPaid");
        assertThat(shop.tell(ActivitiesFixture.refund("r-2", bob, "p", 70_00))).isEqualTo("Recorded");
        assertThat(shop.net()).isZero();
        assertThat(shop.revenue(strategy)).isZero();
        assertThat(purse.pending(bob)).isZero();
        isProven();
    }

    @Test
    void isDoneOnceAndMayGoOnAndBack() {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00));
        shop.tell(ActivitiesFixture.refund("r", ann, "p", 40_00));
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(move("p", ann, eve)).isEqualTo("UnknownActivity");
        assertThat(move("p", bob, eve)).isEqualTo("Done");
        assertThat(move("p", ann, eve)).isEqualTo("Done");
        isProven();
        assertThat(move("p", eve, ann)).isEqualTo("Done");
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        shop.tell(ActivitiesFixture.refund("s", bob, "p", 10_00));
        assertThat(shop.wallet(ann, "net.USD")).isZero();
        assertThat(shop.wallet(eve, "net.USD")).isZero();
        assertThat(shop.wallet(bob, "net.USD")).isEqualTo(50_00);
        assertThat(purse.pending(bob)).isEqualTo(50);
        assertThat(listed(bob)).containsExactly("p", "r", "s");
        var item = shop.table.get(Keys.activity(bob, new ActivityId("p"))).orElseThrow();
        assertThat(item.items("moves").stream().map(m -> m.text("from") + m.text("to")))
                .containsExactly("" + ann + bob, "" + bob + eve, "" + eve + ann, "" + ann + bob);
        isProven();
    }

    @Test
    void takesSpentPointsBelowZero() {
        purse.use(1, Purse.programme(0, 12));
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00));
        assertThat(purse.spend(ann, "o", 80)).isEqualTo("Redeemed");
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(purse.balance(ann)).isEqualTo(-80);
        assertThat(purse.balance(bob)).isEqualTo(100);
        isProven();
    }

    @Test
    void givesNoExpiredPointsAnew() {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00));
        now.set(NOW.plus(Duration.ofDays(500)));
        assertThat(move("p", ann, bob)).isEqualTo("Done");
        assertThat(purse.balance(bob)).isZero();
        assertThat(shop.wallet(bob, "net.USD")).isEqualTo(100_00);
        isProven();
    }

    @Test
    void refusesWhatCannotBe() {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00));
        shop.tell(ActivitiesFixture.refund("r", ann, "p", 40_00));
        shop.tell(ActivitiesFixture.purchase("r", bob, 1_00));
        assertThat(move("p", ann, bob)).isEqualTo("Differs");
        assertThat(move("r", ann, eve)).isEqualTo("IsRefund");
        assertThat(move("p", ann, MemberId.random())).isEqualTo("UnknownMember");
        assertThat(move("p", bob, eve)).isEqualTo("UnknownActivity");
        assertThat(move("x", ann, eve)).isEqualTo("UnknownActivity");
        for (int i = 0; i < 30; i++) {
            shop.tell(ActivitiesFixture.refund("s" + i, ann, "p", 1));
        }
        assertThat(move("p", ann, eve)).isEqualTo("TooManyRefunds");
        assertThat(shop.wallet(ann, "net.USD")).isEqualTo(60_00 - 30);
        isProven();
    }

    /// Refunds and moves of one purchase at once: each refund counts for whoever had it then.
    @Test
    void meetsRefundsAndOtherMoves() throws Exception {
        shop.tell(ActivitiesFixture.purchase("p", ann, 100_00, shop.redeemed(ann, strategy, 5_00)));
        var told = AtOnce.run(24, i -> switch (i % 3) {
            case 0 -> shop.tell(ActivitiesFixture.refund("r" + i, ann, "p", 1_00));
            case 1 -> shop.tell(ActivitiesFixture.refund("r" + i, bob, "p", 1_00));
            default -> move("p", ann, bob);
        });
        assertThat(List.of("Recorded", "UnknownPurchase", "Done")).containsAll(told);
        assertThat(told).contains("Done").doesNotContain("Differs");
        long refunds = told.stream().filter("Recorded"::equals).count();
        assertThat(shop.wallet(ann, "net.USD")).isZero();
        assertThat(shop.wallet(bob, "net.USD")).isEqualTo(100_00 - refunds * 1_00);
        assertThat(shop.net()).isEqualTo(100_00 - refunds * 1_00);
        assertThat(purse.pending(bob)).isEqualTo(100 - refunds);
        isProven();
    }

    @Test
    void needsNoHolderWhereIdsAreUniqueInTheShop() {
        var strict = ActivitiesFixture.on(client, Slots.each(), clock, "shop");
        var moves = new Reassignments(strict.table, new ActivityGuard("shop"), clock);
        var one = strict.member();
        var two = strict.member();
        strict.tell(ActivitiesFixture.purchase("p", one, 100_00));
        strict.tell(ActivitiesFixture.refund("r", one, "p", 10_00));
        assertThat(moves.reassign(new ActivityId("p"), null, two, strict.table::transact))
                .isInstanceOf(ReassignmentOutcome.Done.class);
        assertThat(moves.reassign(new ActivityId("p"), null, two, strict.table::transact))
                .isInstanceOf(ReassignmentOutcome.Done.class);
        assertThat(strict.tell(ActivitiesFixture.purchase("p", one, 100_00))).isEqualTo("Differs");
        assertThat(strict.tell(ActivitiesFixture.purchase("p", two, 100_00))).isEqualTo("Duplicate");
        assertThat(moves.reassign(new ActivityId("p"), null, one, strict.table::transact))
                .isInstanceOf(ReassignmentOutcome.Done.class);
        assertThat(strict.wallet(one, "net.USD")).isEqualTo(90_00);
        assertThat(strict.net()).isEqualTo(90_00);
    }

    private String move(String id, MemberId from, MemberId to) {
        return reassignments
                .reassign(new ActivityId(id), from, to, shop.table::transact)
                .getClass()
                .getSimpleName();
    }

    private List<String> listed(MemberId member) {
        return shop.table.all(Keys.activitiesByTime(member)).stream()
                .map(item -> item.key().skId())
                .toList();
    }

    /// As a reconciliation proves it: what has a position in the ledger makes the totals, and wallets and points are
    /// what the members' own records make.
    private void isProven() {
        var effects = new ArrayList<TotalsDelta>();
        shop.table.scan(0, 1, item -> {
            if (LedgerPosition.from(item).isPresent() && item.key().sk().startsWith("ACTIVITY#")) {
                effects.add(Effects.ALL.of(ActivityRecord.from(item)));
            }
        });
        var total = effects.stream()
                .flatMap(e -> e.byBucket().entrySet().stream())
                .filter(e -> e.getKey().total().equals(new Total.Purchases(ActivitiesFixture.USD)))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::plus);
        assertThat(total.amount()).isEqualTo(shop.net());
        for (var member : List.of(ann, bob, eve)) {
            long net = shop.table.all(Keys.activities(member)).stream()
                    .filter(item -> ActivityRecord.movedTo(item).isEmpty())
                    .map(item -> ActivityRecord.from(item).activity())
                    .mapToLong(ReassignmentsTest::net)
                    .sum();
            assertThat(shop.wallet(member, "net.USD")).isEqualTo(net);
            assertThat(purse.holding(member).sum()).isEqualTo(purse.entered(member));
        }
    }

    private static long net(Activity activity) {
        return activity.isRefund()
                ? -activity.paid().minorUnits()
                : activity.paid().minorUnits();
    }
}
