package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.aggregation.Aggregation;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a total costs to read hangs on the time it is asked for, and not on how much there was to sum.
class TotalsCostTest {

    private static final Total USD = new Total.Purchases(Currency.getInstance("USD"));
    private static final Total MEMBERS = new Total.Members();
    private static final long LAST =
            QuarterHour.of(Instant.parse("2026-10-31T23:45:00Z")).number();

    private static final int DAYS = 120;

    private final ReadMeter meter = new ReadMeter();
    private final DynamoDbClient client = TestDatabase.client(meter);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void costsTheSameAtAThousandAndAtAHundredThousandActivities() {
        var few = shop(1_000);
        var many = shop(100_000);
        assertThat(few.upTo(null, true, USD.series()).of(USD).purchases()).isEqualTo(1_000);
        assertThat(many.upTo(null, true, USD.series()).of(USD).purchases()).isEqualTo(100_000);
        for (var at : Arrays.asList(
                null,
                "2026-11-01T00:00:00Z",
                "2026-10-31T23:45:00Z",
                "2026-10-31T12:15:00Z",
                "2026-10-01T00:00:00Z",
                "2026-06-17T08:30:00Z",
                "2026-01-01T00:00:00Z",
                "1999-12-31T23:45:00Z")) {
            var end = at == null ? null : QuarterHour.of(Instant.parse(at));
            var small = cost(few, end, false);
            System.out.println(
                    "M and N " + (at == null ? "now" : at) + ": " + small + ", posted " + cost(few, end, true));
            assertThat(small).isEqualTo(cost(many, end, false));
            assertThat(small.queries()).isLessThanOrEqualTo(3);
            assertThat(cost(few, end, true)).isEqualTo(cost(many, end, true));
        }
        assertThat(cost(few, "2025-11-30T00:00:00Z", Step.MONTH, "UTC").queries())
                .isLessThanOrEqualTo(4);
        assertThat(cost(few, "2026-01-01T00:00:00Z", Step.DAY, "UTC").queries()).isLessThanOrEqualTo(4);
        assertThat(cost(few, "2025-11-01T00:00:00Z", Step.MONTH, "America/New_York")
                        .queries())
                .isLessThanOrEqualTo(16);
    }

    /// The first time a process reads the quarters beside the days of a zone; then it keeps their sums.
    @Test
    void daysOfAZoneCostAtMostThreeTimesThoseOfUtc() {
        var totals = denseDays();
        var from = new QuarterHour(LAST - DAYS * 96L).start().toString();
        var utc = cost(totals, from, Step.DAY, "UTC");
        for (var zone : List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu")) {
            var first = cost(totals, from, Step.DAY, zone);
            assertThat(first.units()).isGreaterThan(3 * utc.units());
            var again = cost(totals, from, Step.DAY, zone);
            assertThat(again.units()).isLessThanOrEqualTo(3 * utc.units());
            assertThat(again.queries()).isLessThanOrEqualTo(3 * utc.queries());
        }
    }

    /// Something in every hour of some months.
    private Totals denseDays() {
        var table = new Table(client, TestDatabase.newTable());
        var figures = new LinkedHashMap<Long, Figures>();
        for (long hour = 0; hour < DAYS * 24L; hour++) {
            figures.put(LAST - hour * 4, new Figures(hour + 1, 1, 0));
        }
        new Ledger(table, Slots.each()).record(entries(figures));
        while (new Aggregation(table, Clock.systemUTC()).run().postings() > 0) {
            // A run takes so many postings.
        }
        return new Totals(table);
    }

    private ReadMeter.Cost cost(Totals totals, @Nullable QuarterHour end, boolean postedOnly) {
        return meter.since(() -> totals.upTo(end, postedOnly, USD.series(), MEMBERS.series()));
    }

    private ReadMeter.Cost cost(Totals totals, String from, Step step, String zone) {
        var to = Instant.parse("2026-10-31T12:15:00Z");
        var timeline = Timeline.of(Instant.parse(from), to, step, ZoneId.of(zone));
        var cost = meter.since(() -> totals.between(timeline.cuts(), true, USD.series(), MEMBERS.series()));
        System.out.println(timeline.points().size() + " points by " + step + " in " + zone + ": " + cost);
        return cost;
    }

    /// So many purchases over the same year: in every quarter of its last day, in one of each other day.
    private Totals shop(int activities) {
        var quarters = new ArrayList<Long>();
        for (int i = 0; i < 96; i++) {
            quarters.add(LAST - i);
        }
        for (int day = 1; day < 365; day++) {
            quarters.add(LAST - day * 96L - 40);
        }
        var table = new Table(client, TestDatabase.newTable());
        var random = new Random(7);
        var figures = new LinkedHashMap<Long, Figures>();
        for (int i = 0; i < activities; i++) {
            var one = new Figures(random.nextLong(1, 10_000), 1, 0);
            figures.merge(quarters.get(i % quarters.size()), one, Figures::plus);
        }
        new Ledger(table, Slots.each()).record(entries(figures));
        new Aggregation(table, Clock.systemUTC()).run();
        return new Totals(table);
    }

    private static List<Entry> entries(Map<Long, Figures> byQuarter) {
        var entries = new ArrayList<Entry>();
        byQuarter.forEach((number, figures) -> {
            var quarter = new QuarterHour(number);
            entries.add(new Entry(List.of(), TotalsDelta.of(USD, quarter, figures)));
            entries.add(new Entry(List.of(), TotalsDelta.of(MEMBERS, quarter, new Figures(1, 0, 0))));
        });
        return entries;
    }
}
