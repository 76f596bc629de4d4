package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The totals up to a time, from a few reads by key: the months before the month of the time, the days of that month
/// before its day, the quarter-hours of that day before it, and what is not posted yet.
///
/// The reads by days and the reads by quarter-hours are in one file, because both must give the same figures.
public final class Totals {

    /// From this number of points on, days are read instead of quarter-hours.
    private static final int MIN_POINTS_BY_DAYS = 20;

    private final Table table;
    private final Postings postings;
    private final DayBorders borders = new DayBorders();

    public Totals(Table table) {
        this.table = table;
        this.postings = new Postings(table);
    }

    /// The figures of each total, and when they were posted.
    ///
    /// @param pending whether figures of these series are counted that are not posted yet
    public record Snapshot(Map<Total, Figures> byTotal, Instant postedAt, boolean pending) {

        public Figures of(Total total) {
            return byTotal.getOrDefault(total, Figures.NONE);
        }

        public Figures sum() {
            return byTotal.values().stream().reduce(Figures.NONE, Figures::plus);
        }
    }

    /// The totals of these series before the end.
    ///
    /// @param end without it, everything counts
    /// @param postedOnly leaves out what is not posted yet
    public Snapshot upTo(@Nullable QuarterHour end, boolean postedOnly, TotalSeries... series) {
        var spans = end == null ? PeriodCover.whole() : PeriodCover.cutAt(List.of(end));
        return read(spans, postedOnly, series).getFirst();
    }

    /// The totals before the first of the quarter-hours, and then between each and the next, all of one moment.
    ///
    /// @param quarterHours in order, without duplicates
    public List<Snapshot> between(List<QuarterHour> quarterHours, boolean postedOnly, TotalSeries... series) {
        return isDaysOfAZone(quarterHours)
                ? readByDays(quarterHours, postedOnly, series)
                : read(PeriodCover.cutAt(quarterHours), postedOnly, series);
    }

    /// Whether there are many quarter-hours, most of them in different days but not at midnight UTC: the days of a
    /// zone.
    private static boolean isDaysOfAZone(List<QuarterHour> quarterHours) {
        var midnights = midnights(quarterHours);
        return quarterHours.size() >= MIN_POINTS_BY_DAYS
                && quarterHours.size() < 2 * midnights.size()
                && !midnights.containsAll(quarterHours);
    }

    private static List<QuarterHour> midnights(List<QuarterHour> quarterHours) {
        return quarterHours.stream()
                .map(quarterHour -> quarterHour.floor(Level.DAY))
                .distinct()
                .toList();
    }

    /// Reads the days of UTC, and corrects each by its part before the quarter-hour.
    private List<Snapshot> readByDays(List<QuarterHour> quarterHours, boolean postedOnly, TotalSeries... series) {
        var head = postings.head();
        var midnights = midnights(quarterHours);
        var days = PeriodCover.cutAt(midnights);
        var spans = PeriodCover.cutAt(quarterHours);
        var sums = new SpanSums(spans, List.of(series));
        var within = quarterHours.stream()
                .filter(quarterHour -> !quarterHour.equals(quarterHour.floor(Level.DAY)))
                .toList();
        for (var partition :
                Arrays.stream(series).map(TotalSeries::partition).distinct().toList()) {
            var rows = rows(partition, days);
            var postedSince = PostedSince.since(head, rows, postings);
            for (var row : rows) {
                var day = days.of(row);
                if (day.isPresent()) {
                    sums.add(first(quarterHours, midnights.get(day.getAsInt())), row.total(), postedSince.atHead(row));
                }
            }
            var byDay = rows.stream()
                    .filter(row -> row.level() == Level.DAY)
                    .collect(Collectors.groupingBy(TotalRow::period));
            var before = borders.before(within, partition, byDay, days.days(), head, table, postings);
            for (int i = 0; i < quarterHours.size(); i++) {
                var over = OptionalInt.of(i);
                var next = i + 1 < quarterHours.size() ? OptionalInt.of(i + 1) : OptionalInt.empty();
                before.getOrDefault(quarterHours.get(i), Map.of()).forEach((total, figures) -> {
                    sums.add(over, total, figures);
                    sums.add(next, total, Figures.NONE.minus(figures));
                });
            }
        }
        if (!postedOnly) {
            addUnposted(spans, head, sums);
        }
        return sums.snapshots(head.postedAt());
    }

    /// The index of the first of the quarter-hours at or after a midnight.
    private static OptionalInt first(List<QuarterHour> quarterHours, QuarterHour midnight) {
        int found = Collections.binarySearch(quarterHours, midnight);
        return OptionalInt.of(found < 0 ? -found - 1 : found);
    }

    private void addUnposted(PeriodCover spans, Head head, SpanSums sums) {
        postings.unposted(head)
                .byBucket()
                .forEach((bucket, figures) -> sums.addPending(spans.of(bucket.quarterHour()), bucket.total(), figures));
    }

    private List<Snapshot> read(PeriodCover spans, boolean postedOnly, TotalSeries... series) {
        var head = postings.head();
        var rows = Arrays.stream(series)
                .map(TotalSeries::partition)
                .distinct()
                .flatMap(partition -> rows(partition, spans).stream())
                .toList();
        var postedSince = PostedSince.since(head, rows, postings);
        var sums = new SpanSums(spans, List.of(series));
        rows.forEach(row -> sums.add(spans.of(row), row.total(), postedSince.atHead(row)));
        if (!postedOnly) {
            addUnposted(spans, head, sums);
        }
        return sums.snapshots(head.postedAt());
    }

    /// Every posted row of a partition and month, with its figures at this head, whatever was posted since.
    public Map<TotalRow.Id, Figures> posted(Head head, String partition, String month) {
        var rows = Arrays.stream(Level.values())
                .map(level -> Keys.totals(partition, level.letter(), month, month + Query.LAST))
                .flatMap(query -> table.all(query).stream())
                .map(TotalRow::from)
                .toList();
        var postedSince = PostedSince.since(head, rows, postings);
        return rows.stream().collect(Collectors.toMap(TotalRow::id, postedSince::atHead));
    }

    /// The months of a partition that have a row of any level.
    public NavigableSet<String> months(String partition) {
        var months = new TreeSet<String>();
        for (var level : Level.values()) {
            var next = table.first(Keys.totals(partition, level.letter(), "", Query.LAST), 1);
            while (!next.isEmpty()) {
                var month = TotalRow.from(next.getFirst()).period().substring(0, Level.MONTH.length());
                months.add(month);
                next = table.first(Keys.totals(partition, level.letter(), month + Query.LAST, Query.LAST), 1);
            }
        }
        return months;
    }

    private List<TotalRow> rows(String partition, PeriodCover spans) {
        var rows = new ArrayList<TotalRow>();
        for (var range : spans.ranges()) {
            var level = range.level();
            var query = Keys.totals(
                    partition,
                    level.letter(),
                    range.from().period(level),
                    range.end().period(level));
            table.all(query).forEach(item -> rows.add(TotalRow.from(item)));
        }
        return rows;
    }

    /// The figures of the requested series, by span.
    private static final class SpanSums {

        private final List<Map<Total, Figures>> bySpan = new ArrayList<>();
        private final List<TotalSeries> series;
        private boolean pending;

        SpanSums(PeriodCover spans, List<TotalSeries> series) {
            this.series = series;
            for (int span = 0; span < spans.count(); span++) {
                bySpan.add(new HashMap<>());
            }
        }

        void add(OptionalInt span, Total total, Figures figures) {
            if (span.isPresent() && series.contains(total.series()) && !figures.equals(Figures.NONE)) {
                bySpan.get(span.getAsInt()).merge(total, figures, Figures::plus);
            }
        }

        void addPending(OptionalInt span, Total total, Figures figures) {
            pending |= span.isPresent() && series.contains(total.series());
            add(span, total, figures);
        }

        List<Snapshot> snapshots(Instant postedAt) {
            bySpan.forEach(byTotal -> byTotal.values().removeIf(Figures.NONE::equals));
            return bySpan.stream()
                    .map(byTotal -> new Snapshot(Map.copyOf(byTotal), postedAt, pending))
                    .toList();
        }
    }
}
