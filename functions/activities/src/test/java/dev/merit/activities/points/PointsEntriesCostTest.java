package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A page of the points' ledger reads a bounded number of activities, however few of them brought points.
class PointsEntriesCostTest {

    private static final int ACTIVITIES = 2_500;
    private static final int AT_ONCE = 100;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final PointsLot LOT = new PointsLot(LocalDate.parse("2026-01-01"), PointsLot.NEVER);

    private static final ReadMeter METER = new ReadMeter();
    private static final DynamoDbClient CLIENT = TestDatabase.client(METER);
    private static final Table TABLE = new Table(CLIENT, TestDatabase.newTable());
    private static final MemberId MEMBER = member();

    private final PointsEntries entries = new PointsEntries(TABLE);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void readsABoundedNumberAndLeavesNothingOut(int limit) {
        var points = new ArrayList<Long>();
        String next = null;
        do {
            var start = next;
            var page = new ArrayList<PointsEntries.Page>();
            var cost = METER.since(() -> page.add(entries.of(MEMBER, start, limit)));
            assertThat(page.getFirst().entries()).hasSizeLessThanOrEqualTo(limit);
            page.getFirst().entries().forEach(entry -> points.add(entry.points()));
            next = page.getFirst().next();
            System.out.println("a page of at most " + limit + " entries: " + cost);
            assertThat(cost.queries()).isLessThanOrEqualTo(12);
            assertThat(cost.units()).isLessThanOrEqualTo(60);
        } while (next != null);
        assertThat(points).containsExactly(2_499L, -8L, -7L, 1_250L, -6L, -5L, -4L, -3L, -2L, -1L, 1L);
    }

    @Test
    void answersAnEmptyPageOfAnIdleMemberAtOnce() {
        var idle = METER.since(() -> assertThat(entries.of(MemberId.random(), null, 100))
                .isEqualTo(new PointsEntries.Page(List.of(), null)));
        assertThat(idle.queries()).isEqualTo(2);
    }

    /// Three activities brought points, among many that did not; between them stand entries that are no activities.
    private static MemberId member() {
        var member = MemberId.random();
        var items = new ArrayList<Item>();
        for (int i = 0; i < ACTIVITIES; i++) {
            var at = START.plusSeconds(i * 60L);
            var activity = new Activity(
                    new ActivityId("a-" + i),
                    member,
                    "login",
                    at,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    Map.of());
            var earned = i == 0 || i == 1_250 || i == ACTIVITIES - 1
                    ? new EarnedPoints(Math.max(1, i), LOT, 0)
                    : EarnedPoints.NOTHING;
            items.add(new ActivityRecord(activity, at, List.of()).with(earned).toItem());
        }
        for (int i = 1; i <= 8; i++) {
            var at = START.plusSeconds(i <= 6 ? i : ACTIVITIES * 60L / 2 + i);
            TABLE.transact(List.of(PointsEntry.of(member, PointsEntry.BIRTHDAY, "b-" + i, -i, at)
                    .put()));
        }
        for (int i = 0; i < items.size(); i += AT_ONCE) {
            TABLE.transact(items.subList(i, Math.min(items.size(), i + AT_ONCE)).stream()
                    .map(Write::put)
                    .toList());
        }
        return member;
    }
}
