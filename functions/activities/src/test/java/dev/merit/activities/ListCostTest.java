package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A page of a list reads its rows and a bounded number more, however few there are of what is asked for.
class ListCostTest {

    private static final int LOGINS = 2_500;
    private static final int AT_ONCE = 100;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final ReadMeter METER = new ReadMeter();
    private static final DynamoDbClient CLIENT = TestDatabase.client(METER);
    private static final Table TABLE = new Table(CLIENT, TestDatabase.newTable());

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void readsABoundedNumberOfActivitiesForATypeThatIsRare() {
        var member = MemberId.random();
        TABLE.write(Write.put(Item.at(Keys.wallet(member))));
        write(IntStream.range(0, LOGINS)
                .mapToObj(i -> activity(member, "login", i))
                .toList());
        write(List.of(activity(member, "vote", 0), activity(member, "vote", LOGINS / 2)));
        var history = new History(TABLE);
        var votes = new ArrayList<String>();
        int pages = 0;
        String next = null;
        do {
            var start = next;
            var page = new ArrayList<History.Page>();
            var cost = METER.since(() -> page.add(page(history, member, "vote", start)));
            page.getFirst()
                    .activities()
                    .forEach(a -> votes.add(a.activity().activityId().value()));
            next = page.getFirst().next();
            pages++;
            System.out.println("a page of a rare type: " + cost);
            assertThat(cost.queries()).isLessThanOrEqualTo(7);
            assertThat(cost.units()).isLessThanOrEqualTo(50);
        } while (next != null);
        assertThat(votes).containsExactly("vote-" + LOGINS / 2, "vote-0");
        assertThat(pages).isEqualTo(3);
        var usual = METER.since(() -> page(history, member, "login", null));
        assertThat(usual.queries()).isEqualTo(1);
        assertThat(usual.units()).isLessThanOrEqualTo(2);
    }

    private static History.Page page(History history, MemberId member, String type, @Nullable String start) {
        return history.of(member, new History.Span(null, null, type), start, 10).orElseThrow();
    }

    private static ActivityRecord activity(MemberId member, String type, int number) {
        var at = START.plusSeconds(number * 60L + (type.equals("vote") ? 1 : 0));
        var activity = new Activity(
                new ActivityId(type + "-" + number),
                member,
                type,
                at,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                Map.of());
        return new ActivityRecord(activity, at, List.of());
    }

    private static void write(List<ActivityRecord> records) {
        for (int i = 0; i < records.size(); i += AT_ONCE) {
            TABLE.transact(records.subList(i, Math.min(records.size(), i + AT_ONCE)).stream()
                    .map(record -> Write.put(record.toItem()))
                    .toList());
        }
    }
}
