package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.member.PastMonths;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What W of a past time costs hangs on the month that it lies in, and not on what the member did in all the others.
class MemberTotalsCostTest {

    private static final LocalDateTime START = LocalDateTime.parse("2020-01-01T00:00:00");
    private static final Instant NOW = Instant.parse("2031-01-15T12:00:00Z");
    private static final int A_MONTH = 40;
    private static final int LOGINS_A_MONTH = 10;
    private static final int AT_ONCE = 90;

    private static final ReadMeter METER = new ReadMeter();
    private static final DynamoDbClient CLIENT = TestDatabase.client(METER);
    private static final String NAME = TestDatabase.newTable();
    private static final Table TABLE = new Table(CLIENT, NAME);

    private final Random random = new Random(9);
    private final MemberTotals totals = new MemberTotals(TABLE);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void costsTheActivitiesOfOneMonthHoweverLongTheHistory() {
        var brief = member(3);
        var lengthy = member(120);
        for (var member : List.of(brief, lengthy)) {
            move(member.id);
        }
        for (var at : List.of("2020-02-17T08:30:00Z", "2020-03-01T00:00:00Z", "2020-03-31T23:45:00Z")) {
            var ofBrief = cost(brief, Instant.parse(at));
            var ofLengthy = cost(lengthy, Instant.parse(at));
            System.out.println("W at " + at + ": 3 months " + ofBrief + ", 10 years " + ofLengthy);
            // The years are one query: eleven items of some 400 bytes each.
            assertThat(ofLengthy.queries()).isEqualTo(ofBrief.queries()).isLessThanOrEqualTo(2);
            assertThat(ofLengthy.units())
                    .isLessThanOrEqualTo(ofBrief.units() + 2)
                    .isLessThanOrEqualTo(8);
        }
        for (int i = 0; i < 40; i++) {
            cost(lengthy, START.plusMinutes(random.nextInt(60 * 24 * 3600)).toInstant(ZoneOffset.UTC));
        }
    }

    /// Months that are moved out of the wallet between the two snapshots count once.
    @Test
    void countsMonthsOnceThatAreMovedMeanwhile() {
        var member = member(30);
        var moving = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof QueryRequest) {
                    moveOnce(member.id);
                }
            }
        };
        try (var client = TestDatabase.client(moving)) {
            var disturbed = new MemberTotals(new Table(client, NAME));
            for (var at : List.of("2020-02-17T08:30:00Z", "2021-03-05T10:00:00Z", "2022-06-01T00:00:00Z")) {
                var end = QuarterHour.of(Instant.parse(at));
                assertThat(disturbed.of(member.id, TotalsFixture.USD, end)).contains(member.before(end));
            }
        }
        assertThat(table(member.id).attributeNames()).noneMatch(name -> name.startsWith("n20"));
    }

    /// A late purchase adds to the wallet what its year has kept of the month.
    @Test
    void countsALatePurchaseWithItsMonth() {
        var member = member(3);
        move(member.id);
        member.write(List.of(purchase(member.id, "late", 777, Instant.parse("2020-01-31T12:00:00Z"))));
        for (var at : List.of("2020-01-31T12:00:00Z", "2020-01-31T12:15:00Z", "2020-02-01T00:00:00Z")) {
            cost(member, Instant.parse(at));
        }
        move(member.id);
        cost(member, Instant.parse("2020-01-31T12:15:00Z"));
    }

    private ReadMeter.Cost cost(Member member, Instant at) {
        var end = QuarterHour.of(at);
        return METER.since(
                () -> assertThat(totals.of(member.id, TotalsFixture.USD, end)).contains(member.before(end)));
    }

    private static Item table(MemberId member) {
        return TABLE.get(Keys.wallet(member)).orElseThrow();
    }

    private static void move(MemberId member) {
        while (moveOnce(member)) {
            // Until nothing is left to be moved.
        }
    }

    private static boolean moveOnce(MemberId member) {
        return PastMonths.move(member, table(member), NOW)
                .map(writes -> TABLE.transact(writes) instanceof Outcome.Done)
                .orElse(false);
    }

    private static ActivityRecord purchase(MemberId member, String id, long cents, Instant at) {
        return record(member, id, Activity.PURCHASE, new Money(cents, TotalsFixture.USD), at);
    }

    private static ActivityRecord record(MemberId member, String id, String type, @Nullable Money amount, Instant at) {
        var activity = new Activity(
                new ActivityId(id), member, type, at, null, amount, null, List.of(), List.of(), null, Map.of());
        return new ActivityRecord(activity, at, List.of());
    }

    private Member member(int months) {
        var member = new Member(MemberId.random(), new ArrayList<>());
        TABLE.write(Write.put(Item.at(Keys.wallet(member.id))));
        var records = new ArrayList<ActivityRecord>();
        for (int i = 0; i < months * A_MONTH; i++) {
            var month = START.plusMonths(i / A_MONTH);
            var at = month.plusMinutes(random.nextInt(60 * 24 * 28)).toInstant(ZoneOffset.UTC);
            records.add(
                    i % A_MONTH < LOGINS_A_MONTH
                            ? record(member.id, "l" + i, "login", null, at)
                            : purchase(member.id, "p" + i, random.nextInt(10_000), at));
        }
        member.write(records);
        return member;
    }

    private record Member(MemberId id, List<ActivityRecord> records) {

        void write(List<ActivityRecord> added) {
            records.addAll(added);
            for (int i = 0; i < added.size(); i += AT_ONCE) {
                var part = added.subList(i, Math.min(added.size(), i + AT_ONCE));
                var writes = new ArrayList<Write>();
                var wallet = Write.update(Keys.wallet(id)).add("activities", part.size());
                for (var record : part) {
                    writes.add(Write.put(record.toItem()));
                    MonthlySums.add(wallet, Effects.ALL.of(record));
                    if (record.activity().isPurchase()) {
                        wallet.add("net.USD", record.activity().paid().minorUnits())
                                .add("purchases.USD", 1);
                    }
                }
                writes.add(wallet);
                assertThat(TABLE.transact(writes)).isInstanceOf(Outcome.Done.class);
            }
        }

        Figures before(QuarterHour end) {
            return records.stream()
                    .filter(r -> r.activity().isPurchase()
                            && QuarterHour.of(r.activity().occurredAt()).compareTo(end) < 0)
                    .map(r -> new Figures(r.activity().paid().minorUnits(), 1, 0))
                    .reduce(Figures.NONE, Figures::plus);
        }
    }
}
