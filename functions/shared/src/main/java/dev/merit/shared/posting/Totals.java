package dev.merit.shared.posting;

import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Level;
import dev.merit.shared.sums.Quarter;
import dev.merit.shared.sums.Row;
import dev.merit.shared.sums.Total;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Query;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The totals up to a time, from a few key reads: the months before the time's month, the days of that month before its
/// day, the quarters of that day before it, and what is not yet posted.
public final class Totals {

    private final Table table;
    private final Postings postings;

    public Totals(Table table) {
        this.table = table;
        this.postings = new Postings(table);
    }

    /// The figures of each total of the families, and when they were posted.
    public record Reading(Map<Total, Figures> byTotal, Instant postedAt) {

        public Figures of(Total total) {
            return byTotal.getOrDefault(total, Figures.NONE);
        }
    }

    /// All of the families that came before the quarter, or, without one, all there is.
    ///
    /// With `postedOnly` what is not yet posted is left out.
    public Reading upTo(@Nullable Quarter end, boolean postedOnly, String... families) {
        return postings.steady(head -> {
            var sums = new HashMap<Total, Figures>();
            for (String family : families) {
                posted(family, end).forEach(row -> sums.merge(row.total(), row.figures(), Figures::plus));
            }
            if (!postedOnly) {
                postings.unposted(head).byBucket().forEach((bucket, figures) -> {
                    if (isOneOf(bucket.total(), families)
                            && (end == null || bucket.quarter().compareTo(end) < 0)) {
                        sums.merge(bucket.total(), figures, Figures::plus);
                    }
                });
            }
            return new Reading(Map.copyOf(sums), head.postedAt());
        });
    }

    /// The rows at a level from a quarter up to another, the end left out, with what is not yet posted as rows of its
    /// own. Both ends lie on a bound of the level.
    public List<Row> between(Quarter from, Quarter end, Level level, String... families) {
        return postings.steady(head -> {
            var rows = new ArrayList<Row>();
            for (String family : families) {
                rows.addAll(rows(Keys.totals(family, level.letter(), from.period(level), end.period(level))));
            }
            postings.unposted(head).byBucket().forEach((bucket, figures) -> {
                var quarter = bucket.quarter();
                if (isOneOf(bucket.total(), families) && quarter.compareTo(from) >= 0 && quarter.compareTo(end) < 0) {
                    rows.add(new Row(bucket.total(), level, quarter.period(level), figures));
                }
            });
            return List.copyOf(rows);
        });
    }

    private List<Row> posted(String family, @Nullable Quarter end) {
        if (end == null) {
            return rows(Keys.totals(family, Level.MONTH.letter(), "", Query.LAST));
        }
        var rows = new ArrayList<Row>();
        var month = end.period(Level.MONTH);
        var day = end.period(Level.DAY);
        rows.addAll(rows(Keys.totals(family, Level.MONTH.letter(), "", month)));
        rows.addAll(rows(Keys.totals(family, Level.DAY.letter(), month, day)));
        rows.addAll(rows(Keys.totals(family, Level.QUARTER.letter(), day, end.period(Level.QUARTER))));
        return rows;
    }

    private List<Row> rows(Query query) {
        return table.all(query).stream().map(Row::from).toList();
    }

    private static boolean isOneOf(Total total, String... families) {
        return List.of(families).contains(total.family());
    }
}
