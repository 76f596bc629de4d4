package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.aggregation.Aggregation;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals;
import dev.merit.shared.totals.Totals.Snapshot;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The totals are read as at any time while much is being posted, as it is behind an import.
class BacklogTest {

    private static final Total USD = new Total.Purchases(Currency.getInstance("USD"));
    private static final int BUCKETS = 3_000;
    private static final long FIRST = 1_900_000;
    private static final long EACH = 13;

    private static final DynamoDbClient CLIENT = TestDatabase.client();

    private final String name = TestDatabase.newTable();
    private final Table table = new Table(CLIENT, name);
    private final Ledger ledger = new Ledger(table, Slots.each());

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void answersWithoutWaitingForTheBacklog() throws Exception {
        ledger.record(purchases(BUCKETS));
        var totals = new Totals(table);
        int reads = 0;
        long longest = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posting = threads.submit(() -> new Aggregation(table, Clock.systemUTC()).run());
            while (!posting.isDone()) {
                long start = System.nanoTime();
                assertThat(totals.upTo(null, false, USD.series()).of(USD)).isEqualTo(figures(BUCKETS));
                longest = Math.max(longest, System.nanoTime() - start);
                reads++;
            }
            System.out.println(reads + " reads, the longest " + longest / 1_000_000 + " ms, during " + posting.get());
        }
        assertThat(reads).isGreaterThan(5);
    }

    /// Everything is written and posted between the parts of one snapshot.
    @Test
    void answersAsOfTheMomentAtWhichItBegan() {
        ledger.record(purchases(40));
        new Aggregation(table, Clock.systemUTC()).run();
        ledger.record(purchases(200));
        var between = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof QueryRequest) {
                    ledger.record(purchases(150));
                    new Aggregation(table, Clock.systemUTC()).run();
                }
            }
        };
        try (var client = TestDatabase.client(between)) {
            var totals = new Totals(new Table(client, name));
            var cuts = Stream.of(10, 30, 200)
                    .map(i -> new QuarterHour(FIRST + i * EACH))
                    .toList();
            // The pages are read last, so the writes of the queries between are in; what was posted of them counts
            // once.
            var snapshots = totals.between(cuts, false, USD.series());
            long rounds = (total(new Totals(table).upTo(null, false, USD.series())) - 240) / 150;
            assertThat(rounds).isGreaterThan(2);
            assertThat(snapshots.stream().map(BacklogTest::total).toList())
                    .isEqualTo(List.of(20 + 10 * rounds, 40 + 20 * rounds, 180 + 120 * rounds));
            assertThat(total(totals.upTo(null, true, USD.series()))).isEqualTo(240 + 150 * rounds);
        }
    }

    private static long total(Snapshot snapshot) {
        return snapshot.of(USD).amount().longValueExact();
    }

    private static Figures figures(long number) {
        return new Figures(number, number, 0);
    }

    private static List<Entry> purchases(int number) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < number; i++) {
            entries.add(new Entry(List.of(), TotalsDelta.of(USD, new QuarterHour(FIRST + i * EACH), figures(1))));
        }
        return entries;
    }
}
