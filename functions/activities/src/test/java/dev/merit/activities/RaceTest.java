package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Each activity counts once, whoever tells it at the same time and whatever DynamoDB does to its writes.
class RaceTest {

    private static final int THREADS = 32;

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final ActivitiesFixture shop = ActivitiesFixture.on(client);

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
        client.close();
    }

    @Test
    void recordsTheSameOnce() throws Exception {
        var member = shop.member();
        var told = AtOnce.run(THREADS, _ -> shop.activities.record(ActivitiesFixture.purchase("p", member, 1_177)));
        System.out.println("32 times one purchase: " + AtOnce.counted(told));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 1, "Duplicate", 31));
        assertThat(shop.net()).isEqualTo(1_177);
        assertThat(shop.wallet(member, "purchases.USD")).isEqualTo(1);
    }

    @Test
    void recordsBatchesThatOverlapOnce() throws Exception {
        var member = shop.member();
        var told = AtOnce.run(
                THREADS,
                i -> AtOnce.counted(shop.activities.record(IntStream.range(0, 20)
                        .mapToObj(row -> ActivitiesFixture.purchase("p" + (i % 2 == 0 ? row : 19 - row), member, 100))
                        .toList())));
        assertThat(told.stream().mapToInt(t -> t.getOrDefault("Recorded", 0)).sum())
                .isEqualTo(20);
        assertThat(told.stream().mapToInt(t -> t.getOrDefault("Duplicate", 0)).sum())
                .isEqualTo(20 * 31);
        assertThat(shop.net()).isEqualTo(2_000);
    }

    /// Purchases of ten members and refunds of some, told one by one by four threads, and then all again in batches.
    @Test
    void countsEachOnceUnderConflictsAndLostAnswers() throws Exception {
        var members = IntStream.range(0, 10).mapToObj(_ -> shop.member()).toList();
        var activities = activities(members, 200);
        var sums = new HashMap<MemberId, Long>();
        activities.forEach(
                a -> sums.merge(a.memberId(), (a.isRefund() ? -1 : 1) * a.paid().minorUnits(), Long::sum));
        var repeated = new AtomicInteger();
        Faults.set(15, 10);
        var told = new ArrayList<>(AtOnce.run(4, thread -> {
            int from = thread * 50;
            return answered(activities.subList(from, from + 50), 1, repeated);
        }));
        told.add(answered(activities, 50, repeated));
        int faults = Faults.INJECTED.get();
        Faults.set(0, 0);
        System.out.printf("200 activities, %d faults, sent again %d times%n", faults, repeated.get());
        assertThat(faults).isPositive();
        assertThat(repeated.get()).isPositive();
        assertThat(told.stream().flatMap(List::stream))
                .allMatch(t -> t instanceof RecordingOutcome.Recorded || t instanceof RecordingOutcome.Duplicate);
        sums.forEach((member, net) -> assertThat(shop.wallet(member, "net.USD")).isEqualTo(net));
        assertThat(shop.net())
                .isEqualTo(sums.values().stream().mapToLong(n -> n).sum());
        assertThat(members.stream().mapToLong(m -> shop.wallet(m, "activities")).sum())
                .isEqualTo(200);
    }

    /// In every four a refund, which stands in the same fifty as its purchase.
    private static List<Activity> activities(List<MemberId> members, int count) {
        var random = new Random(5);
        var all = new ArrayList<Activity>();
        while (all.size() < count) {
            int i = all.size();
            var member = members.get(random.nextInt(members.size()));
            if (i % 50 > 1 && i % 4 == 3) {
                var purchase = all.get(i - 1 - random.nextInt(2));
                long part = random.nextLong(0, purchase.paid().minorUnits() + 1);
                all.add(ActivitiesFixture.refund(
                        "a" + i, purchase.memberId(), purchase.activityId().value(), part));
            } else {
                all.add(ActivitiesFixture.purchase("a" + i, member, random.nextLong(0, 10_000)));
            }
        }
        return all;
    }

    private List<RecordingOutcome> answered(List<Activity> activities, int atOnce, AtomicInteger repeated) {
        var told = new ArrayList<RecordingOutcome>();
        for (int from = 0; from < activities.size(); from += atOnce) {
            var part = activities.subList(from, from + atOnce);
            for (boolean answered = false; !answered; ) {
                try {
                    told.addAll(shop.activities.record(part));
                    answered = true;
                } catch (Unavailable _) {
                    repeated.incrementAndGet();
                }
            }
        }
        return told;
    }
}
