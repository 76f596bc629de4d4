package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A reconciliation in steps: broken off, gone on with by other processes, beside writers and postings.
class ReconciliationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int MEMBERS = 40;
    private static final int PURCHASES = 300;
    private static final int FEW = 5;

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Ledger ledger = new Ledger(table, Slots.each());
    private final Aggregation aggregation = new Aggregation(table, Clock.systemUTC());
    private final List<ReconciliationReport> ended = new ArrayList<>();
    private final List<MemberId> members =
            Stream.generate(MemberId::random).limit(MEMBERS).toList();
    private final Random random = new Random(11);

    @BeforeEach
    void open() {
        ledger.record(
                members.stream().map(member -> Records.member(member, NOON)).toList());
        buy(PURCHASES);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void goesOnInOtherProcessesWhileOthersWriteAndPost() {
        var id = process().begin().reconciliationId();
        int steps = 0;
        while (!process().find(id).orElseThrow().isDone()) {
            process().advance(times(6));
            buy(2);
            aggregation.run();
            assertThat(++steps).isLessThan(2_000);
        }
        var report = process().find(id).orElseThrow();
        assertThat(report.differences()).isEmpty();
        assertThat(report.checkedRecords()).isEqualTo(MEMBERS + PURCHASES);
        assertThat(steps).isGreaterThan(5);
        assertThat(ended).containsExactly(report);
        assertThat(process().latest()).contains(report);
        assertThat(process().isPending()).isFalse();
        assertThat(process().run().checkedRecords()).isEqualTo(MEMBERS + PURCHASES + 2L * steps);
    }

    @Test
    void isJoinedWhileItIsUnderWay() {
        var first = process().begin();
        assertThat(first.isDone()).isFalse();
        assertThat(process().begin().reconciliationId()).isEqualTo(first.reconciliationId());
        process().advance(times(3));
        assertThat(process().begin().reconciliationId()).isEqualTo(first.reconciliationId());
        assertThat(process().latest()).isEmpty();
        assertThat(process().run().reconciliationId()).isEqualTo(first.reconciliationId());
        var second = process().begin();
        assertThat(second.reconciliationId()).isNotEqualTo(first.reconciliationId());
        assertThat(process().latest().orElseThrow().reconciliationId()).isEqualTo(first.reconciliationId());
    }

    @Test
    void isTheSameWhereTwoGoOnWithItAtOnce() throws Exception {
        var id = process().begin().reconciliationId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(
                    threads.submit(() -> process().advance(() -> true)),
                    threads.submit(() -> process().advance(() -> true)));
            for (var one : both) {
                assertThat(one.get()).isTrue();
            }
        }
        var report = process().find(id).orElseThrow();
        assertThat(report.isDone()).isTrue();
        assertThat(report.differences()).isEmpty();
        assertThat(report.checkedRecords()).isEqualTo(MEMBERS + PURCHASES);
        assertThat(ended).hasSize(1);
    }

    /// What a step has laid down, whose place was never kept, does not count.
    @Test
    void countsNothingOfAStepThatCrashed() {
        var id = process().begin().reconciliationId();
        aggregation.run();
        var head = new Postings(table).head();
        long walk = table.get(Keys.reconciliation(id)).orElseThrow().number("walk");
        var crashed = new RecordTally(table, Effects.ALL, head, walk, NOON);
        crashed.resume(Item.map());
        members.forEach(member -> crashed.visit(table.all(Query.of(Keys.member(member)))));
        assertThat(crashed.save().number("count")).isEqualTo(MEMBERS + PURCHASES);

        assertThat(process().advance(() -> true)).isTrue();
        var report = process().find(id).orElseThrow();
        assertThat(report.differences()).isEmpty();
        assertThat(report.checkedRecords()).isEqualTo(MEMBERS + PURCHASES);
    }

    @Test
    void reportsARowThatNoRecordMakes() {
        aggregation.run();
        table.write(
                Write.update(Keys.total("M", "Q", "2001-02-03T04:15", "M.USD")).add("amount", 7));
        var report = process().run();
        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.total()).isEqualTo("purchases.amount");
            assertThat(difference.bucket()).isEqualTo("2001-02-03T04:15");
        });
        assertThat(report.differenceCount()).isEqualTo(1);
    }

    private void buy(int purchases) {
        var entries = new ArrayList<Entry>();
        var strategy = StrategyId.random();
        for (int i = 0; i < purchases; i++) {
            entries.add(Records.purchase(
                    "p" + random.nextLong(),
                    members.get(random.nextInt(MEMBERS)),
                    1 + random.nextInt(1_000),
                    NOON.minus(Duration.ofMinutes(random.nextLong(60 * 24 * 400))),
                    random.nextBoolean() ? List.of(strategy) : List.of()));
        }
        ledger.record(entries);
    }

    /// As another process has it.
    private Reconciliation process() {
        return new Reconciliation(table, aggregation, Clock.systemUTC(), ended::add, FEW, Effects.ALL);
    }

    private static BooleanSupplier times(int times) {
        var left = new AtomicInteger(times);
        return () -> left.getAndDecrement() > 0;
    }
}
