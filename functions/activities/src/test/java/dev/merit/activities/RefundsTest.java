package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Never more of a purchase is refunded than was paid for it. Asked of the store itself, since the event loop of a
/// function takes one request at a time.
class RefundsTest {

    private static final int THREADS = 32;

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client);
    private final MemberId member = shop.member();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void neverExceedThePurchaseOverAnyNumberOfParts() {
        var random = new Random(11);
        for (int purchase = 0; purchase < 5; purchase++) {
            var id = "p" + purchase;
            long left = random.nextLong(1, 5_000);
            record(ActivitiesFixture.purchase(id, member, left));
            for (int i = 0; left > 0; i++) {
                long part = random.nextLong(0, 800);
                var told = record(ActivitiesFixture.refund(id + "-" + i, member, id, part));
                if (part > left) {
                    assertThat(told).isEqualTo(new RecordingOutcome.MoreThanPaid(usd(left), usd(part)));
                    assertThat(record(ActivitiesFixture.refund(id + "-rest", member, id, left)))
                            .isInstanceOf(RecordingOutcome.Recorded.class);
                    left = 0;
                } else {
                    assertThat(told).isInstanceOf(RecordingOutcome.Recorded.class);
                    left -= part;
                }
            }
            assertThat(record(ActivitiesFixture.refund(id + "-more", member, id, 1)))
                    .isEqualTo(new RecordingOutcome.MoreThanPaid(usd(0), usd(1)));
            assertThat(record(ActivitiesFixture.refund(id + "-rest", member, id, 0)))
                    .isInstanceOfAny(RecordingOutcome.Recorded.class, RecordingOutcome.Differs.class);
        }
        assertThat(shop.wallet(member, "net.USD")).isZero();
        assertThat(shop.net()).isZero();
    }

    @Test
    void takesTenOfThirtyTwoAtOnce() throws Exception {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        var told = AtOnce.run(THREADS, i -> record(ActivitiesFixture.refund("r" + i, member, "p", 100)));
        System.out.println("32 refunds of 100 of a purchase of 1,000: " + AtOnce.counted(told));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 10, "MoreThanPaid", 22));
        assertThat(shop.wallet(member, "net.USD")).isZero();
        assertThat(shop.wallet(member, "refunds.USD")).isEqualTo(10);
        assertThat(shop.net()).isZero();
        assertThat(purchase().refunded().amount()).isEqualTo(1_000);
    }

    @Test
    void takesTheSameOnceOfThirtyTwoAtOnce() throws Exception {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        var told = AtOnce.run(THREADS, _ -> record(ActivitiesFixture.refund("r", member, "p", 1_000)));
        System.out.println("32 times one refund: " + AtOnce.counted(told));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 1, "Duplicate", 31));
        assertThat(shop.wallet(member, "refunds.USD")).isEqualTo(1);
        assertThat(shop.net()).isZero();
    }

    @Test
    void countsPartsInOneBatchAsIfTheyCameOneByOne() {
        var told = shop.activities.record(List.of(
                ActivitiesFixture.refund("r1", member, "p", 600),
                ActivitiesFixture.refund("r2", member, "p", 500),
                ActivitiesFixture.refund("r3", member, "p", 400),
                ActivitiesFixture.refund("r4", member, "p", 1),
                ActivitiesFixture.purchase("p", member, 1_000)));
        assertThat(told.stream().map(t -> t.getClass().getSimpleName()))
                .containsExactly("Recorded", "MoreThanPaid", "Recorded", "MoreThanPaid", "Recorded");
        assertThat(shop.net()).isZero();
    }

    @Test
    void areOfAPurchaseOfTheSameMemberInItsCurrency() {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        record(ActivitiesFixture.refund("r", member, "p", 100));
        var euros = new Money(100, Currency.getInstance("EUR"));
        assertThat(record(ActivitiesFixture.refund("e", member, "p", euros)))
                .isEqualTo(new RecordingOutcome.OtherCurrency(usd(1_000)));
        assertThat(record(ActivitiesFixture.refund("rr", member, "r", 100)))
                .isEqualTo(new RecordingOutcome.UnknownPurchase(null));
        assertThat(record(ActivitiesFixture.refund("n", member, "none", 100)))
                .isEqualTo(new RecordingOutcome.UnknownPurchase(null));
        var other = shop.member();
        assertThat(record(ActivitiesFixture.refund("o", other, "p", 100)))
                .isEqualTo(new RecordingOutcome.UnknownPurchase(null));
        assertThat(record(ActivitiesFixture.refund("p", member, "q", 100))).isEqualTo(new RecordingOutcome.Differs());
        assertThat(shop.net()).isEqualTo(900);
    }

    @Test
    void mayBeOfNothing() {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        assertThat(record(ActivitiesFixture.refund("zero", member, "p", 0)))
                .isInstanceOf(RecordingOutcome.Recorded.class);
        assertThat(record(ActivitiesFixture.refund("all", member, "p", 1_000)))
                .isInstanceOf(RecordingOutcome.Recorded.class);
        assertThat(record(ActivitiesFixture.refund("zero", member, "p", 0)))
                .isInstanceOf(RecordingOutcome.Duplicate.class);
        assertThat(record(ActivitiesFixture.refund("none", member, "p", 0)))
                .isInstanceOf(RecordingOutcome.Recorded.class);
        assertThat(shop.wallet(member, "refunds.USD")).isEqualTo(3);
        assertThat(purchase().refunded().amount()).isEqualTo(1_000);
        assertThat(shop.net()).isZero();
    }

    @Test
    void areToldAgainAsTheFirstTimeWhenNothingIsLeft() {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        var first = (RecordingOutcome.Recorded) record(ActivitiesFixture.refund("r", member, "p", 1_000));
        assertThat(record(ActivitiesFixture.refund("r", member, "p", 1_000)))
                .isEqualTo(new RecordingOutcome.Duplicate(first.activity()));
        assertThat(record(ActivitiesFixture.refund("r", member, "p", 999))).isEqualTo(new RecordingOutcome.Differs());
    }

    /// Else the totals between the two would be below zero.
    @Test
    void countAtTheirPurchasesTimeAtTheEarliest() {
        record(ActivitiesFixture.purchase("p", member, 1_000));
        var dayBefore = ActivitiesFixture.NOON.minus(Duration.ofDays(1));
        var refund = at(dayBefore, ActivitiesFixture.refund("r", member, "p", 400));
        var told = (RecordingOutcome.Recorded) record(refund);
        assertThat(told.activity().countedAt()).isEqualTo(ActivitiesFixture.NOON);
        assertThat(told.activity().activity().occurredAt()).isEqualTo(dayBefore);
        assertThat(record(refund)).isEqualTo(new RecordingOutcome.Duplicate(told.activity()));
        assertThat(shop.net(dayBefore.plus(Duration.ofHours(6)))).isZero();
        assertThat(shop.net(ActivitiesFixture.NOON.plus(Duration.ofHours(1)))).isEqualTo(600);
        assertThat(shop.table.all(Keys.activitiesByTime(member)).stream()
                        .map(item -> item.text("gsi1sk"))
                        .filter(place -> place.startsWith(Keys.activitiesAt(ActivitiesFixture.NOON))))
                .hasSize(2);
        var later = ActivitiesFixture.NOON.plus(Duration.ofDays(1));
        var second = (RecordingOutcome.Recorded) record(at(later, ActivitiesFixture.refund("s", member, "p", 600)));
        assertThat(second.activity().countedAt()).isEqualTo(later);
    }

    private static Activity at(Instant time, Activity activity) {
        return new Activity(
                activity.activityId(),
                activity.memberId(),
                activity.type(),
                time,
                activity.channel(),
                activity.amount(),
                activity.refundOf(),
                activity.items(),
                activity.redemptions(),
                activity.rating(),
                activity.attributes());
    }

    private ActivityRecord purchase() {
        var key =
                Keys.activity(member, ActivitiesFixture.purchase("p", member, 0).activityId());
        return ActivityRecord.from(shop.table.get(key).orElseThrow());
    }

    private RecordingOutcome record(Activity activity) {
        return shop.activities.record(activity);
    }

    private static Money usd(long cents) {
        return new Money(cents, ActivitiesFixture.USD);
    }
}
