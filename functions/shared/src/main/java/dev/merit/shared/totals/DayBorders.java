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

/// What UTC's days hold before a time within them: a day of another zone is a UTC day, less what comes before its
/// beginning, and with what the next one holds before its end.
///
/// To sum the quarters of a year of days costs a dozen times what the days do. So a sum is kept in this process, with
/// the mark of its day's row: every chunk that adds to a quarter adds to its day too, so as long as the row has that
/// mark, the sum is right. Only days that have changed since are summed again.
final class DayBorders {

    /// Some years of days of some totals.
    private static final int MAX_KEPT = 20_000;

    /// To read the quarters of so many days in vain costs less than another query does.
    private static final long GAP = 3;

    private record Border(Total total, QuarterHour end) {}

    private record Kept(long mark, Figures figures) {}

    private final Map<Border, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Border, Kept> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /// A run of days to read the quarters of.
    private record Gap(QuarterHour from, QuarterHour end) {}

    /// The sums of a partition's totals from the beginning of each end's day up to it, as of the head.
    ///
    /// @param ends in order, none of them at midnight
    /// @param days the rows of days that were read behind the head; a day that is not among `read` is unknown
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
                        new Kept(row.mark(), sums.getOrDefault(row.total(), Figures.NONE)));
            }
        }
    }

    private static Deque<Gap> gaps(List<QuarterHour> ends) {
        var gaps = new ArrayDeque<Gap>();
        for (var end : ends) {
            var from = end.floor(Level.DAY);
            var last = gaps.peekLast();
            if (last != null && from.number() - last.end().number() <= GAP * Level.DAY.longest()) {
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
        var later = PostedSince.than(head, rows, postings);
        var sums = new HashMap<QuarterHour, Map<Total, Figures>>();
        for (var row : rows) {
            for (var end : byDay.getOrDefault(row.period().substring(0, Level.DAY.length()), List.of())) {
                if (row.period().compareTo(end.period(Level.QUARTER_HOUR)) < 0) {
                    sums.computeIfAbsent(end, _ -> new HashMap<>())
                            .merge(row.total(), later.takenBack(row), Figures::plus);
                }
            }
        }
        return sums;
    }
}
