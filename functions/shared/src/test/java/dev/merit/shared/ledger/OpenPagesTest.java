package dev.merit.shared.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which page of a slot is written to: none that is sure to refuse, and none that leaves a gap in the chain.
class OpenPagesTest {

    private final WriteMeter meter = new WriteMeter();
    private final ReadMeter reads = new ReadMeter();
    private final DynamoDbClient client = TestDatabase.client(meter, reads);
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Slots slot = Slots.kept();

    @AfterEach
    void close() {
        client.close();
        meter.close();
    }

    @Test
    void goesOnWhereAPageIsFull() {
        var ledger = new Ledger(table, slot);
        for (int quarter = 0; quarter < 20; quarter++) {
            int number = quarter;
            assertThat(meter.since(() -> ledger.record(entry(number, 1))).refused())
                    .isZero();
        }
        assertThat(pages()).isEqualTo(List.of(8, 8, 4));
    }

    @Test
    void givesALargeEffectAFreshPageAndTheNextOneAnother() {
        var ledger = new Ledger(table, slot);
        assertThat(meter.since(() -> {
                            ledger.record(entry(0, 1));
                            ledger.record(entry(0, 30));
                            ledger.record(entry(0, 30));
                            ledger.record(entry(0, 2));
                        })
                        .refused())
                .isZero();
        assertThat(pages()).isEqualTo(List.of(1, 30, 30, 2));
    }

    @Test
    void findsAFullOrASealedPageAtStart() {
        for (int quarter = 0; quarter < 8; quarter++) {
            new Ledger(table, slot).record(entry(quarter, 1));
        }
        assertThat(meter.since(() -> new Ledger(table, slot).record(entry(8, 1)))
                        .refused())
                .isZero();
        seal(1);
        assertThat(meter.since(() -> new Ledger(table, slot).record(entry(9, 1)))
                        .refused())
                .isZero();
        assertThat(pages()).isEqualTo(List.of(8, 1, 1));
    }

    @Test
    void meetsTheSealOfAPageOnceOnly() {
        var ledger = new Ledger(table, slot);
        ledger.record(entry(0, 1));
        seal(0);
        assertThat(meter.since(() -> ledger.record(entry(0, 1))).refused()).isEqualTo(1);
        assertThat(meter.since(() -> ledger.record(entry(0, 1))).refused()).isZero();
        assertThat(pages()).isEqualTo(List.of(1, 1));
    }

    @Test
    void goesOnBehindWhatIsPostedWithoutAQuery() {
        post(1, 0);
        var ledger = new Ledger(table, slot);
        var unknown = ledger.unknown();
        assertThat(unknown).containsExactly(Keys.head());
        ledger.learn(table.get(unknown));
        assertThat(ledger.unknown()).isEmpty();
        assertThat(reads.since(() -> ledger.record(entry(0, 1))).queries()).isZero();
        assertThat(reads.since(() -> ledger.record(entry(0, 1))).queries()).isZero();
        assertThat(pages()).isEqualTo(List.of(1, 1));
    }

    /// The pages after the head are sealed by then.
    @Test
    void looksForItsPageWhileAPostingIsInProgress() {
        post(0, 1);
        var ledger = new Ledger(table, slot);
        ledger.learn(table.get(ledger.unknown()));
        assertThat(reads.since(() -> ledger.record(entry(0, 1))).queries()).isEqualTo(1);
        assertThat(pages()).isEqualTo(List.of(1, 1));
    }

    /// A head that is older than the pages costs a refusal, and leaves no gap.
    @Test
    void goesFromAnOldHeadToTheLastPage() {
        post(1, 0);
        seal(record(new Ledger(table, slot)));
        var ledger = new Ledger(table, slot);
        ledger.learn(table.get(ledger.unknown()));
        assertThat(meter.since(() -> ledger.record(entry(0, 1))).refused()).isEqualTo(1);
        assertThat(pages()).isEqualTo(List.of(1, 1, 1));
    }

    /// One sealed page, and a head of which that page is posted, or not yet.
    private void post(long first, int chunk) {
        seal(record(new Ledger(table, slot)));
        var firstPages = IntStream.range(0, Slots.COUNT).mapToObj(_ -> first).toList();
        var head = new Postings(table).head();
        table.write(head.moveTo(new Head(first, chunk, firstPages, Instant.EPOCH, Set.of())));
    }

    /// Records an entry without a refusal.
    ///
    /// @return the number of the last page after it
    private int record(Ledger ledger) {
        assertThat(meter.since(() -> ledger.record(entry(0, 1))).refused()).isZero();
        return items().size() - 1;
    }

    /// Two processes that keep one slot, each of which knows only what it wrote itself.
    @Test
    void catchesUpWithAnother() {
        var one = new Ledger(table, slot);
        var other = new Ledger(table, slot);
        one.record(entry(0, 1));
        other.record(entry(1, 1));
        IntStream.range(2, 42).forEach(quarter -> one.record(entry(quarter, 1)));
        other.record(entry(42, 1));
        one.record(entry(43, 1));
        assertThat(pages().stream().mapToInt(n -> n).sum()).isEqualTo(44);
        assertThat(pages()).allMatch(buckets -> buckets <= Page.ROOM);
    }

    private void seal(int number) {
        var page = Page.from(items().get(number));
        assertThat(table.write(page.seal())).isInstanceOf(Outcome.Done.class);
    }

    /// How many buckets there are on each page, none left out.
    private List<Integer> pages() {
        var pages = items().stream().map(Page::from).toList();
        assertThat(pages.stream().map(page -> page.position().page()))
                .isEqualTo(
                        IntStream.range(0, pages.size()).mapToObj(i -> (long) i).toList());
        return pages.stream().map(page -> page.delta().size()).toList();
    }

    private List<Item> items() {
        return table.all(Keys.pages(slot.choose(), 0));
    }

    /// One of each of so many quarters.
    private static Entry entry(int first, int quarters) {
        var sums = IntStream.range(first, first + quarters)
                .mapToObj(number -> TotalsDelta.of(new Total.Members(), new QuarterHour(number), new Figures(1, 0, 0)))
                .reduce(TotalsDelta.NONE, TotalsDelta::plus);
        return new Entry(List.of(), sums);
    }
}
