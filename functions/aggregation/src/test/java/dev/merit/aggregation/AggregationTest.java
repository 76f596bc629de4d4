package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.aggregation.loyalty.LoyaltyWalk;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableFormatMismatch;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AggregationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Ledger ledger = new Ledger(table, Slots.each());
    private final Aggregation aggregation = new Aggregation(table, Clock.systemUTC());
    private final Reconciliation reconciliation = new Reconciliation(table, aggregation, Clock.systemUTC(), _ -> {});
    private final Totals totals = new Totals(table);
    private final MemberId member = MemberId.random();

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
        client.close();
    }

    @Test
    void writesTheFormatOfANewTableThatHasRecordsAlready() {
        ledger.record(Records.member(member, NOON));
        aggregation.verifyFormat();
        aggregation.run();
        aggregation.verifyFormat();
        assertThat(table.get(Keys.format())).isPresent();
    }

    @Test
    void refusesATableThatAnEarlierBuildPosted() {
        ledger.record(Records.member(member, NOON));
        aggregation.run();
        assertThatThrownBy(aggregation::verifyFormat)
                .isInstanceOf(TableFormatMismatch.class)
                .hasMessageContaining("in format 1");
        assertThat(table.get(Keys.format())).isEmpty();
    }

    @Test
    void countsAWriteAtOnceAndOnceOnlyWhenItIsPosted() {
        ledger.record(List.of(Records.member(member, NOON), Records.purchase(member, 1177, NOON)));
        assertThat(net()).isEqualTo(1177);
        assertThat(aggregation.run().postings()).isEqualTo(1);
        assertThat(net()).isEqualTo(1177);
        assertThat(aggregation.run().postings()).isZero();
        assertThat(net()).isEqualTo(1177);
        assertThat(reconciliation.run()).satisfies(proven(2));
    }

    @Test
    void putsALateActivityIntoTheQuarterInWhichItOccurred() {
        ledger.record(List.of(Records.member(member, NOON), Records.purchase(member, 100, NOON)));
        aggregation.run();
        ledger.record(Records.purchase(member, 7, NOON.minus(Duration.ofDays(400))));
        assertThat(netUpTo(NOON.minus(Duration.ofDays(399)))).isEqualTo(7);
        aggregation.run();
        assertThat(netUpTo(NOON.minus(Duration.ofDays(399)))).isEqualTo(7);
        assertThat(netUpTo(NOON)).isEqualTo(7);
        assertThat(netUpTo(NOON.plus(Duration.ofMinutes(15)))).isEqualTo(107);
    }

    @Test
    void refusesAnEntryAloneAndKeepsTheOthers() {
        var entries = new ArrayList<Entry>(List.of(Records.member(member, NOON)));
        for (int i = 0; i < 120; i++) {
            entries.add(Records.purchase(i % 3 == 0 ? MemberId.random() : member, 10, NOON));
        }
        entries.add(Records.purchase("same", member, 5, NOON, List.of()));
        entries.add(Records.purchase("same", member, 5, NOON, List.of()));
        var recorded = ledger.record(entries);
        assertThat(recorded.stream().filter(EntryOutcome.Refused.class::isInstance))
                .hasSize(41);
        assertThat(net()).isEqualTo(805);
        assertThat(reconciliation.run()).satisfies(proven(82));
    }

    @Test
    void reportsATotalAWalletAndARecordThatWereTamperedWith() {
        ledger.record(List.of(Records.member(member, NOON), Records.purchase("a", member, 100, NOON, List.of())));
        aggregation.run();
        table.write(Write.update(Keys.total("M", "D", "2026-11-22", "M.USD")).add("amount", 1));
        table.write(Write.update(Keys.wallet(member)).add("net.USD", 3));
        assertThat(reconciliation.run().differences())
                .containsExactlyInAnyOrder(
                        new Difference("purchases.amount", null, "USD", "2026-11-22", 101, 100),
                        new Difference("wallet.amount", member.value(), "USD", null, 103, 100));
        table.write(Write.update(Keys.activity(member, new ActivityId("a"))).set("amount", 200));
        assertThat(reconciliation.run().differences()).hasSize(5);
    }

    /// Sums wider than a `long` go through pages, postings, rows and the reconciliation, and back again.
    @Test
    void keepsSumsThatAreWiderThanALong() {
        var strategy = StrategyId.random();
        var members = Stream.generate(MemberId::random).limit(5).toList();
        ledger.record(members.stream().map(m -> Records.member(m, NOON)).toList());
        for (var one : members) {
            ledger.record(Records.purchase("a", one, Long.MAX_VALUE, NOON, List.of(strategy)));
            aggregation.run();
        }
        var sum = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(5));
        assertThat(totals.upTo(null, true, TotalSeries.purchases(Records.USD)).of(new Total.Purchases(Records.USD)))
                .isEqualTo(new Figures(sum, 5, 0));
        assertThat(totals.upTo(null, false, TotalSeries.revenue(Records.USD)).sum())
                .isEqualTo(new Figures(sum, 5, 0));
        assertThat(reconciliation.run()).satisfies(proven(10));
        table.write(Write.update(Keys.total("M", "M", "2026-11", "M.USD")).add("amount", 1));
        assertThat(reconciliation.run().differences())
                .containsExactly(
                        new Difference("purchases.amount", null, "USD", "2026-11", sum.add(BigInteger.ONE), sum));
        table.write(Write.update(Keys.total("M", "M", "2026-11", "M.USD")).add("amount", -1));
        members.forEach(one -> ledger.record(Records.refund("b", one, "a", Long.MAX_VALUE, NOON, strategy)));
        assertThat(net()).isZero();
        aggregation.run();
        assertThat(totals.upTo(null, true, TotalSeries.purchases(Records.USD)).of(new Total.Purchases(Records.USD)))
                .isEqualTo(new Figures(0, 5, 5));
        assertThat(reconciliation.run()).satisfies(proven(15));
    }

    @Test
    void entersExpiredPointsOnceAndProvesThem() {
        ledger.record(List.of(Records.member(member, NOON)));
        var today = PointsBalance.day(NOON);
        var lot = new PointsLot(today.minusDays(40), today.minusDays(1));
        table.write(Write.update(Keys.wallet(member)).add(lot.name(), 30));
        assertThat(reconciliation.run().differences())
                .containsExactly(new Difference("wallet.points", member.value(), null, null, 30, 0));
        table.write(
                PointsEntry.of(member, PointsEntry.ADJUSTMENT, "a", 30, NOON).put());
        assertThat(reconciliation.run().differences()).isEmpty();
        for (var at : List.of(NOON, NOON, NOON.plus(Duration.ofDays(1)))) {
            var loyalty = new LoyaltyWalk(
                    table,
                    new PointsProgrammes(table),
                    new TierSettings(table),
                    PersonalDataKeys.dataKeys(),
                    InstantSource.fixed(at));
            assertThat(loyalty.run(() -> true)).isTrue();
        }
        var holding = PointsBalance.from(table.get(Keys.wallet(member)).orElseThrow());
        assertThat(holding.sum()).isZero();
        assertThat(table.all(Keys.points(member)).stream()
                        .map(item -> PointsEntry.from(item).points()))
                .containsExactlyInAnyOrder(30L, -30L);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    /// The months that are past go to the years' items, once, and every sum is proven before and after.
    @Test
    void movesPastMonthsOutOfTheWalletAndProvesThem() {
        ledger.record(List.of(Records.member(member, NOON), Records.purchase("now", member, 1, NOON, List.of())));
        for (int i = 1; i <= 30; i++) {
            ledger.record(Records.purchase(member, 100 + i, NOON.minus(Duration.ofDays(30L * i))));
        }
        assertThat(reconciliation.run().differences()).isEmpty();
        var loyalty = new LoyaltyWalk(
                table,
                new PointsProgrammes(table),
                new TierSettings(table),
                PersonalDataKeys.dataKeys(),
                InstantSource.fixed(NOON));
        loyalty.run(() -> true);
        assertThat(months()).containsExactlyInAnyOrder("n202611_USD", "p202611_USD", "n202610_USD", "p202610_USD");
        assertThat(table.all(Keys.months(member))).hasSize(3);
        assertThat(reconciliation.run().differences()).isEmpty();
        ledger.record(Records.purchase(member, 7, NOON.minus(Duration.ofDays(300))));
        assertThat(months()).hasSize(6);
        assertThat(reconciliation.run().differences()).isEmpty();
        new LoyaltyWalk(
                        table,
                        new PointsProgrammes(table),
                        new TierSettings(table),
                        PersonalDataKeys.dataKeys(),
                        InstantSource.fixed(NOON.plus(Duration.ofDays(1))))
                .run(() -> true);
        assertThat(months()).hasSize(4);
        assertThat(reconciliation.run().differences()).isEmpty();
        table.write(Write.update(Keys.months(member, "2025")).add("n202506_USD", 5));
        assertThat(reconciliation.run().differences()).singleElement().satisfies(d -> {
            assertThat(d.total()).isEqualTo("walletMonth.amount");
            assertThat(d.bucket()).isEqualTo("2025-06");
            assertThat(d.kept().subtract(d.recomputed())).isEqualTo(5);
        });
    }

    private List<String> months() {
        return table.get(Keys.wallet(member)).orElseThrow().attributeNames().stream()
                .filter(name -> name.matches("[npr][0-9]{6}_USD"))
                .toList();
    }

    /// Writers, runs of the aggregation that crash and run at once, and readers, while transactions meet others and
    /// answers are lost. A writer that does not know what became of its write asks again, as a caller would.
    @Test
    void keepsTheTotalsEqualToTheRecordsThroughConflictsCrashesAndLostAnswers() throws Exception {
        var members = Stream.generate(MemberId::random).limit(20).toList();
        ledger.record(members.stream().map(m -> Records.member(m, NOON)).toList());
        var strategies = List.of(StrategyId.random(), StrategyId.random());
        Faults.set(15, 5);
        var acknowledged = new AtomicLong();
        var started = new AtomicLong();
        var writing = new AtomicBoolean(true);
        var reads = new AtomicLong();
        var written = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<Long>>();
            for (int w = 0; w < 4; w++) {
                writers.add(() -> write(members, strategies, started, acknowledged, reads, written));
            }
            var runs = new ArrayList<Future<?>>();
            for (int r = 0; r < 2; r++) {
                runs.add(threads.submit(() -> {
                    while (writing.get()) {
                        crashing(aggregation::run);
                    }
                }));
            }
            var reader = threads.submit(() -> {
                while (writing.get()) {
                    long lower = acknowledged.get();
                    long read = net();
                    assertThat(read).isBetween(lower, started.get());
                    reads.incrementAndGet();
                }
            });
            long sum = 0;
            for (var writer : threads.invokeAll(writers)) {
                sum += writer.get();
            }
            writing.set(false);
            reader.get();
            for (var run : runs) {
                run.get();
            }
            Faults.set(0, 0);
            assertThat(net()).isEqualTo(sum);
            assertThat(reconciliation.run()).satisfies(proven(written.get() + 20));
            assertThat(net()).isEqualTo(sum);
            assertThat(reads.get()).isGreaterThan(20);
        }
    }

    /// Writes a hundred purchases, and goes on until there were twenty-one reads meanwhile.
    private long write(
            List<MemberId> members,
            List<StrategyId> strategies,
            AtomicLong started,
            AtomicLong acknowledged,
            AtomicLong reads,
            AtomicLong written) {
        long sum = 0;
        for (int i = 0; i < 100 || (reads.get() <= 20 && i < 1_000); i++) {
            var random = ThreadLocalRandom.current();
            long cents = random.nextLong(1, 1000);
            var at = NOON.minus(Duration.ofMinutes(random.nextLong(60 * 24 * 400)));
            var entry = Records.purchase(
                    "w" + Thread.currentThread().threadId() + "-" + i,
                    members.get(random.nextInt(members.size())),
                    cents,
                    at,
                    random.nextBoolean() ? strategies.subList(0, 1) : List.of());
            started.addAndGet(cents);
            while (!crashing(() -> ledger.record(entry))) {
                // Asked again until an answer comes; the second time it may be that the record is there.
            }
            acknowledged.addAndGet(cents);
            written.incrementAndGet();
            sum += cents;
        }
        return sum;
    }

    private static Consumer<ReconciliationReport> proven(long records) {
        return report -> {
            assertThat(report.isDone()).isTrue();
            assertThat(report.checkedRecords()).isEqualTo(records);
            assertThat(report.differences()).isEmpty();
            assertThat(report.differenceCount()).isZero();
        };
    }

    private static boolean crashing(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }

    private long net() {
        return totals.upTo(null, false, TotalSeries.purchases(Records.USD))
                .of(new Total.Purchases(Records.USD))
                .amount()
                .longValueExact();
    }

    private long netUpTo(Instant end) {
        return totals.upTo(QuarterHour.of(end), false, TotalSeries.purchases(Records.USD))
                .of(new Total.Purchases(Records.USD))
                .amount()
                .longValueExact();
    }
}
