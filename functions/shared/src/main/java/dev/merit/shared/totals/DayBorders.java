package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sums of UTC days up to a time within them. A day of another zone is a UTC day without the part before its
/// start, and with the part of the next UTC day before its end.
///
/// Reading the quarter-hours of a year of days costs twelve times as much as reading the days. So this process keeps
/// the sums, each with the mark of the day's row. Every chunk that changes a quarter-hour also changes its day, so a
/// sum is right as long as the row has that mark. Only days that have changed are summed again.
final class DayBorders {

    /// Enough for some years of days of some totals.
    private static final int MAX_KEPT = 20_000;

    /// Days; reading the quarter-hours of so many unneeded days costs less than another query.
    private static final long MAX_GAP = 3;

    private record Border(Total total, QuarterHour end) {}

    private record CachedFigures(long mark, Figures figures) {}

    private final Map<Border, CachedFigures> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Border, CachedFigures> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /// Consecutive days whose quarter-hours are read.
    private record Gap(QuarterHour from, QuarterHour end) {}

    /// The sums of the totals of a partition from the start of the day of each end up to that end, at the head.
    ///
    /// @param ends in order, none of them at midnight
    /// @param days the rows of days, which were read after the head
    /// @param read the days that were read; a day that is not among them is unknown
    Map<QuarterHour, Map<Total, Figures>> before(
            List<QuarterHour> ends,
            String partition,
            Map<String, List<TotalRow>> days,
            Set<String> read,
            Head head,
            Table table,
            Postings postings) {
        var sums = new HashMap<QuarterHour, Map<Total, Figures>>();
        var unknown = new ArrayList<QuarterHour>();
        for (var end : ends) {
            var day = end.period(Level.DAY);
            var known = read.contains(day) ? known(end, days.getOrDefault(day, List.of()), head) : null;
            if (known == null) {
                unknown.add(end);
            } else {
                sums.put(end, known);
            }
        }
        for (var gap : gaps(unknown)) {
            sum(gap, unknown, partition, head, table, postings).forEach(sums::put);
        }
        unknown.stream()
                .filter(end -> read.contains(end.period(Level.DAY)))
                .forEach(end -> keep(
                        end,
                        days.getOrDefault(end.period(Level.DAY), List.of()),
                        sums.getOrDefault(end, Map.of()),
                        head));
        return sums;
    }

    private synchronized @Nullable Map<Total, Figures> known(QuarterHour end, List<TotalRow> rows, Head head) {
        var sums = new HashMap<Total, Figures>();
        for (var row : rows) {
            var found = kept.get(new Border(row.total(), end));
            if (found == null || found.mark() != row.mark() || row.mark() >= head.mark()) {
                return null;
            }
            sums.put(row.total(), found.figures());
        }
        return sums;
    }

    private synchronized void keep(QuarterHour end, List<TotalRow> rows, Map<Total, Figures> sums, Head head) {
        for (var row : rows) {
            if (row.mark() < head.mark()) {
                kept.put(
                        new Border(row.total(), end),
                        new CachedFigures(row.mark(), sums.getOrDefault(row.total(), Figures.NONE)));
            }
        }
    }

    private static Deque<Gap> gaps(List<QuarterHour> ends) {
        var gaps = new ArrayDeque<Gap>();
        for (var end : ends) {
            var from = end.floor(Level.DAY);
            var last = gaps.peekLast();
            if (last != null && from.number() - last.end().number() <= MAX_GAP * Level.DAY.quarterHours()) {
                gaps.removeLast();
                gaps.addLast(new Gap(last.from(), end));
            } else {
                gaps.addLast(new Gap(from, end));
            }
        }
        return gaps;
    }

    private static Map<QuarterHour, Map<Total, Figures>> sum(
            Gap gap, List<QuarterHour> ends, String partition, Head head, Table table, Postings postings) {
        var byDay = ends.stream().collect(Collectors.groupingBy(end -> end.period(Level.DAY)));
        var query = Keys.totals(
                partition,
                Level.QUARTER_HOUR.letter(),
                gap.from().period(Level.QUARTER_HOUR),
                gap.end().period(Level.QUARTER_HOUR));
        var rows = table.all(query).stream().map(TotalRow::from).toList();
        var postedSince = PostedSince.since(head, rows, postings);
        var sums = new HashMap<QuarterHour, Map<Total, Figures>>();
        for (var row : rows) {
            for (var end : byDay.getOrDefault(row.period().substring(0, Level.DAY.length()), List.of())) {
                if (row.period().compareTo(end.period(Level.QUARTER_HOUR)) < 0) {
                    sums.computeIfAbsent(end, _ -> new HashMap<>())
                            .merge(row.total(), postedSince.atHead(row), Figures::plus);
                }
            }
        }
        return sums;
    }
}
