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

/// The totals up to a time, from a few key reads: the months before the time's month, the days of that month before
/// its day, the quarters of that day before it, and what is not yet posted.
public final class Totals {

    /// For fewer points the quarters beside their days are not many.
    private static final int MANY = 20;

    private final Table table;
    private final Postings postings;
    private final DayBorders borders = new DayBorders();

    public Totals(Table table) {
        this.table = table;
        this.postings = new Postings(table);
    }

    /// The figures of each total of the families, and when they were posted.
    public record Reading(Map<Total, Figures> byTotal, Instant postedAt) {

        public Figures of(Total total) {
            return byTotal.getOrDefault(total, Figures.NONE);
        }

        public Figures sum() {
            return byTotal.values().stream().reduce(Figures.NONE, Figures::plus);
        }
    }

    /// All of the families that came before the quarter, or, without one, all there is.
    ///
    /// With `postedOnly` what is not yet posted is left out.
    public Reading upTo(@Nullable QuarterHour end, boolean postedOnly, String... families) {
        var spans = end == null ? PeriodCover.whole() : PeriodCover.cutAt(List.of(end));
        return read(spans, postedOnly, families).getFirst();
    }

    /// What came before the first of the quarters, and then between each and the next, all as of one moment. The
    /// quarters are in order and no two are equal.
    public List<Reading> between(List<QuarterHour> quarters, boolean postedOnly, String... families) {
        return isDaysOfAZone(quarters)
                ? readByDays(quarters, postedOnly, families)
                : read(PeriodCover.cutAt(quarters), postedOnly, families);
    }

    /// Whether there are many quarters, most of which lie within a day of their own.
    private static boolean isDaysOfAZone(List<QuarterHour> quarters) {
        var midnights = midnights(quarters);
        return quarters.size() >= MANY && quarters.size() < 2 * midnights.size() && !midnights.containsAll(quarters);
    }

    private static List<QuarterHour> midnights(List<QuarterHour> quarters) {
        return quarters.stream()
                .map(quarter -> quarter.floor(Level.DAY))
                .distinct()
                .toList();
    }

    /// By the days of UTC, and by what those hold before the quarters.
    private List<Reading> readByDays(List<QuarterHour> quarters, boolean postedOnly, String... families) {
        var head = postings.head();
        var midnights = midnights(quarters);
        var days = PeriodCover.cutAt(midnights);
        var spans = PeriodCover.cutAt(quarters);
        var sums = new Sorted(spans, List.of(families));
        var within = quarters.stream()
                .filter(quarter -> !quarter.equals(quarter.floor(Level.DAY)))
                .toList();
        for (var partition :
                Arrays.stream(families).map(Total::partition).distinct().toList()) {
            var rows = rows(partition, days);
            var later = PostedSince.than(head, rows, postings);
            for (var row : rows) {
                var day = days.of(row);
                if (day.isPresent()) {
                    sums.add(first(quarters, midnights.get(day.getAsInt())), row.total(), later.takenBack(row));
                }
            }
            var byDay = rows.stream()
                    .filter(row -> row.level() == Level.DAY)
                    .collect(Collectors.groupingBy(TotalRow::period));
            var before = borders.before(within, partition, byDay, days.days(), head, table, postings);
            for (int i = 0; i < quarters.size(); i++) {
                var over = OptionalInt.of(i);
                var next = i + 1 < quarters.size() ? OptionalInt.of(i + 1) : OptionalInt.empty();
                before.getOrDefault(quarters.get(i), Map.of()).forEach((total, figures) -> {
                    sums.add(over, total, figures);
                    sums.add(next, total, Figures.NONE.minus(figures));
                });
            }
        }
        if (!postedOnly) {
            addUnposted(spans, head, sums);
        }
        return sums.readings(head.postedAt());
    }

    /// Where the first of the quarters stands that lies at or behind a midnight.
    private static OptionalInt first(List<QuarterHour> quarters, QuarterHour midnight) {
        int found = Collections.binarySearch(quarters, midnight);
        return OptionalInt.of(found < 0 ? -found - 1 : found);
    }

    private void addUnposted(PeriodCover spans, Head head, Sorted sums) {
        postings.unposted(head)
                .byBucket()
                .forEach((bucket, figures) -> sums.add(spans.of(bucket.quarter()), bucket.total(), figures));
    }

    private List<Reading> read(PeriodCover spans, boolean postedOnly, String... families) {
        var head = postings.head();
        var rows = Arrays.stream(families)
                .map(Total::partition)
                .distinct()
                .flatMap(partition -> rows(partition, spans).stream())
                .toList();
        var later = PostedSince.than(head, rows, postings);
        var sums = new Sorted(spans, List.of(families));
        rows.forEach(row -> sums.add(spans.of(row), row.total(), later.takenBack(row)));
        if (!postedOnly) {
            addUnposted(spans, head, sums);
        }
        return sums.readings(head.postedAt());
    }

    /// Every posted sum of a partition and month as it stood at this head, however far the totals have moved on
    /// since.
    public Map<TotalRow.Place, Figures> posted(Head head, String partition, String month) {
        var rows = Arrays.stream(Level.values())
                .map(level -> Keys.totals(partition, level.letter(), month, month + Query.LAST))
                .flatMap(query -> table.all(query).stream())
                .map(TotalRow::from)
                .toList();
        var later = PostedSince.than(head, rows, postings);
        return rows.stream().collect(Collectors.toMap(TotalRow::place, later::takenBack));
    }

    /// The months of a partition for which there is a row of any level.
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

    /// The figures of the families asked for, by the span that counts them.
    private static final class Sorted {

        private final List<Map<Total, Figures>> bySpan = new ArrayList<>();
        private final List<String> families;

        Sorted(PeriodCover spans, List<String> families) {
            this.families = families;
            for (int span = 0; span < spans.count(); span++) {
                bySpan.add(new HashMap<>());
            }
        }

        void add(OptionalInt span, Total total, Figures figures) {
            if (span.isPresent() && families.contains(total.family()) && !figures.equals(Figures.NONE)) {
                bySpan.get(span.getAsInt()).merge(total, figures, Figures::plus);
            }
        }

        List<Reading> readings(Instant postedAt) {
            bySpan.forEach(byTotal -> byTotal.values().removeIf(Figures.NONE::equals));
            return bySpan.stream()
                    .map(byTotal -> new Reading(Map.copyOf(byTotal), postedAt))
                    .toList();
        }
    }
}
