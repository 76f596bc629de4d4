package dev.merit.totals.series;

import dev.merit.shared.sums.Quarter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The times at which the points of a series stand: every start of a step after `from` up to `to`, and `to` itself.
/// All are quarters of an hour; where a zone's clocks once were off by less, a start counts from the quarter before it.
record Timeline(Quarter from, List<Quarter> points) {

    static final int MOST_POINTS = 1_000;

    /// Clocks never went back by more.
    private static final int DAYS_BACK = 1;

    Timeline {
        points = List.copyOf(points);
    }

    /// `from` and `to` count as the quarters that they lie in.
    static Timeline of(Instant from, Instant to, Step step, ZoneId zone) {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("must not be after to");
        }
        var first = Quarter.of(from);
        var last = Quarter.of(to);
        var points = new TreeSet<Quarter>();
        if (first.compareTo(last) < 0) {
            points.add(last);
        }
        var end = LocalDateTime.ofInstant(to, zone).plusDays(DAYS_BACK);
        var start = step.start(LocalDateTime.ofInstant(from, zone).minusDays(DAYS_BACK));
        for (; !start.isAfter(end); start = step.next(start)) {
            for (var beginning : step.beginnings(start, zone.getRules())) {
                var quarter = Quarter.of(beginning);
                if (quarter.compareTo(first) > 0 && quarter.compareTo(last) < 0) {
                    points.add(quarter);
                }
            }
            if (points.size() > MOST_POINTS) {
                throw new IllegalArgumentException("makes more than " + MOST_POINTS + " points with this step");
            }
        }
        return new Timeline(first, List.copyOf(points));
    }

    /// Before `from`, and from there to each point: what [dev.merit.shared.posting.Totals#between] is asked for.
    List<Quarter> cuts() {
        var cuts = new ArrayList<Quarter>();
        cuts.add(from);
        cuts.addAll(points);
        return cuts;
    }
}
