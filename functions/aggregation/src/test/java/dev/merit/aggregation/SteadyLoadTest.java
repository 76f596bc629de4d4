package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The aggregation runs while writers go on all the time: it posts what there was when it began, and ends.
class SteadyLoadTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int WRITERS = 4;
    private static final int RUNS = 6;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration MAX_RUN = Duration.ofSeconds(10);

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Ledger ledger = new Ledger(table, Slots.each());
    private final Aggregation aggregation = new Aggregation(table, Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void postsWhatWasThereWhenItBeganAndEnds() throws Exception {
        var members = Stream.generate(MemberId::random).limit(WRITERS).toList();
        ledger.record(members.stream().map(m -> Records.member(m, NOON)).toList());
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<Long>>();
            members.forEach(member -> writers.add(threads.submit(() -> write(member, writing))));
            try {
                var begun = Instant.now();
                for (int i = 0; i < RUNS; i++) {
                    Thread.sleep(PAUSE);
                    var before = begun;
                    begun = Instant.now();
                    var run = aggregation.run();
                    var lasted = Duration.between(begun, Instant.now());
                    System.out.println(run + " in " + lasted.toMillis() + " ms");
                    assertThat(lasted).isLessThan(MAX_RUN);
                    assertThat(run.postings()).isLessThanOrEqualTo(1);
                    // All writers add to one quarter of an hour, so that no page is ever full.
                    assertThat(run.pages()).isLessThanOrEqualTo(Slots.COUNT);
                    assertThat(run.postedAt()).isAfterOrEqualTo(before);
                }
            } finally {
                writing.set(false);
            }
            long sum = 0;
            for (var writer : writers) {
                sum += writer.get();
            }
            assertThat(sum).isGreaterThan(RUNS);
            aggregation.run();
            var posted = new Totals(table)
                    .upTo(null, true, TotalSeries.purchases(Records.USD))
                    .of(new Total.Purchases(Records.USD));
            assertThat(posted.purchases()).isEqualTo(sum);
            var report = new Reconciliation(table, aggregation, Clock.systemUTC(), _ -> {}).run();
            assertThat(report.checkedRecords()).isEqualTo(WRITERS + sum);
            assertThat(report.differences()).isEmpty();
        }
    }

    private long write(MemberId member, AtomicBoolean writing) {
        long written = 0;
        while (writing.get()) {
            try {
                ledger.record(Records.purchase(member, 1, NOON));
                written++;
            } catch (Unavailable e) {
                // Contention changed nothing: the writer goes on with another purchase.
            }
        }
        return written;
    }
}
