package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.aggregation.Aggregation;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Whatever is written whenever, and however much of it is posted: every answer is the plain sum.
class SumsPropertyTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final StrategyId SPRING = new StrategyId("0000000spr1n");
    private static final StrategyId AUTUMN = new StrategyId("00000avtvmn0");
    private static final long LAST =
            QuarterHour.of(Instant.parse("2026-11-22T10:15:00Z")).number();
    private static final TotalSeries[] SERIES = {
        new TotalSeries("M.USD"), new TotalSeries("M.JPY"), TotalSeries.members(), new TotalSeries("R.USD")
    };
    private static final DynamoDbClient CLIENT = TestDatabase.client();

    @AfterContainer
    static void close() {
        CLIENT.close();
    }

    record Effect(Total total, QuarterHour quarterHour, Figures figures) {

        Entry entry() {
            return new Entry(List.of(), TotalsDelta.of(total, quarterHour, figures));
        }
    }

    record Asked(long from, long length, Step step, ZoneId zone) {}

    @Property(tries = 25)
    void everyAnswerIsThePlainSum(
            @ForAll("effects") List<Effect> effects,
            @ForAll("shares") double posted,
            @ForAll("quarterHours") List<QuarterHour> times,
            @ForAll("asked") List<Asked> series) {
        var table = new Table(CLIENT, TestDatabase.newTable());
        var ledger = new Ledger(table, Slots.each());
        var totals = new Totals(table);
        int cut = (int) (effects.size() * posted);
        ledger.record(effects.subList(0, cut).stream().map(Effect::entry).toList());
        new Aggregation(table, Clock.systemUTC()).run();
        ledger.record(
                effects.subList(cut, effects.size()).stream().map(Effect::entry).toList());

        assertThat(totals.upTo(null, false, SERIES).byTotal()).isEqualTo(sum(effects, _ -> true));
        assertThat(totals.upTo(null, true, SERIES).byTotal()).isEqualTo(sum(effects.subList(0, cut), _ -> true));
        for (var time : times) {
            assertThat(totals.upTo(time, false, SERIES).byTotal())
                    .isEqualTo(sum(effects, e -> e.quarterHour().compareTo(time) < 0));
            assertThat(totals.upTo(time, true, new TotalSeries("R.USD")).byTotal())
                    .isEqualTo(sum(
                            effects.subList(0, cut),
                            e -> e.quarterHour().compareTo(time) < 0
                                    && e.total().series().equals(new TotalSeries("R.USD"))));
        }
        series.forEach(asked -> check(totals, asked, effects));
    }

    /// What is kept of days is right as long as they are as they were: asked again, after more was written, and after
    /// that was posted.
    @Property(tries = 12)
    void aYearOfDaysIsThePlainSumHoweverOftenItIsAskedFor(
            @ForAll("effects") List<Effect> effects, @ForAll("zones") ZoneId zone) {
        var table = new Table(CLIENT, TestDatabase.newTable());
        var ledger = new Ledger(table, Slots.each());
        var aggregation = new Aggregation(table, Clock.systemUTC());
        var totals = new Totals(table);
        var year = new Asked(LAST - 366 * 96, 366 * 96, Step.DAY, zone);
        int half = effects.size() / 2;
        for (var written : List.of(effects.subList(0, half), effects)) {
            int already = written.size() == half ? 0 : half;
            ledger.record(written.subList(already, written.size()).stream()
                    .map(Effect::entry)
                    .toList());
            check(totals, year, written);
            aggregation.run();
            check(totals, year, written);
            check(totals, year, written);
        }
    }

    private static void check(Totals totals, Asked asked, List<Effect> effects) {
        var from = new QuarterHour(asked.from()).start();
        var to = new QuarterHour(Math.min(LAST, asked.from() + asked.length())).start();
        var timeline = Timeline.of(from, to, asked.step(), asked.zone());
        var snapshots = totals.between(timeline.cuts(), false, SERIES);
        var points = PurchaseSeries.of(timeline, snapshots, USD).points();
        assertThat(points).hasSameSizeAs(timeline.points());
        var before = timeline.from();
        for (int i = 0; i < points.size(); i++) {
            var point = timeline.points().get(i);
            var since = before;
            var up = sum(effects, e -> e.quarterHour().compareTo(point) < 0);
            var change = sum(
                    effects,
                    e -> e.quarterHour().compareTo(point) < 0 && e.quarterHour().compareTo(since) >= 0);
            assertThat(points.get(i).at()).isEqualTo(point.start());
            assertThat(points.get(i).total().minorUnits()).isEqualTo(amount(up, new Total.Purchases(USD)));
            assertThat(points.get(i).change().minorUnits()).isEqualTo(amount(change, new Total.Purchases(USD)));
            assertThat(points.get(i).memberCount()).isEqualTo(amount(up, new Total.Members()));
            assertThat(snapshots.get(i + 1).byTotal()).isEqualTo(change);
            before = point;
        }
        var revenue = RevenueSeries.of(
                        timeline, snapshots, snapshot -> snapshot.of(new Total.Revenue(USD, SPRING)), USD)
                .points();
        for (int i = 0; i < revenue.size(); i++) {
            var point = timeline.points().get(i);
            var up = sum(effects, e -> e.quarterHour().compareTo(point) < 0);
            assertThat(revenue.get(i).total().minorUnits()).isEqualTo(amount(up, new Total.Revenue(USD, SPRING)));
        }
    }

    private static long amount(Map<Total, Figures> sums, Total total) {
        return sums.getOrDefault(total, Figures.NONE).amount().longValueExact();
    }

    private static Map<Total, Figures> sum(List<Effect> effects, Predicate<Effect> which) {
        var sums = new HashMap<Total, Figures>();
        effects.stream().filter(which).forEach(e -> sums.merge(e.total(), e.figures(), Figures::plus));
        return sums;
    }

    @Provide
    Arbitrary<List<Effect>> effects() {
        var total = Arbitraries.of(
                new Total.Purchases(USD),
                new Total.Purchases(JPY),
                new Total.Members(),
                new Total.Revenue(USD, SPRING),
                new Total.Revenue(USD, AUTUMN));
        var figures = Combinators.combine(
                        Arbitraries.longs().between(-9_999, 99_999),
                        Arbitraries.longs().between(1, 3))
                .as((amount, count) -> new Figures(amount, count, amount < 0 ? count : 0));
        return Combinators.combine(total, quarterHour(), figures)
                .as(Effect::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    /// Near bounds of days and months as well as anywhere, before the epoch too.
    @Provide
    Arbitrary<List<QuarterHour>> quarterHours() {
        return quarterHour().list().ofSize(4);
    }

    private static Arbitrary<QuarterHour> quarterHour() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.longs().between(LAST - 96 * 45, LAST)),
                        Tuple.of(2, Arbitraries.longs().between(LAST - 96 * 800, LAST)),
                        Tuple.of(1, Arbitraries.longs().between(-96 * 400, LAST)),
                        Tuple.of(2, bounds()))
                .map(QuarterHour::new);
    }

    private static Arbitrary<Long> bounds() {
        return Arbitraries.of("2026-11-01", "2026-10-01", "2026-11-22", "2026-01-01", "2024-02-29", "1970-01-01")
                .map(day -> QuarterHour.of(Instant.parse(day + "T00:00:00Z")).number())
                .flatMap(n -> Arbitraries.longs().between(-1, 1).map(d -> n + d));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.of(0.0, 0.3, 0.7, 1.0);
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        var zone = Arbitraries.of(
                        "UTC",
                        "America/New_York",
                        "Europe/London",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Asia/Shanghai")
                .map(ZoneId::of);
        var step = Arbitraries.of(Step.class);
        return Combinators.combine(quarterHour(), Arbitraries.longs().between(0, 900), step, zone)
                .as((from, points, by, in) -> new Asked(from.number(), points * quarters(by), by, in))
                .list()
                .ofSize(3);
    }

    private static long quarters(Step step) {
        return switch (step) {
            case QUARTER_HOUR -> 1;
            case HOUR -> 4;
            case DAY -> 96;
            case MONTH -> 31 * 96;
        };
    }
}
