package dev.merit.totals;

import dev.merit.shared.totals.QuarterHour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The times of the points of a series: every start of a step after `from` up to `to`, and `to` itself. All are
/// quarter-hours; if the offset of a zone once was not a multiple of one, a start counts from the quarter-hour before
/// it.
///
/// @param latest the time of a last point that lies after it, because the present quarter-hour counts too
record Timeline(QuarterHour from, List<QuarterHour> points, Instant latest) {

    static final int MAX_POINTS = 1_000;

    /// By how much the clock of a caller may be ahead, and with it the time of what happened.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    /// The maximum by which clocks have ever been set back.
    private static final int DAYS_BACK = 1;

    Timeline {
        points = List.copyOf(points);
    }

    /// `from` and `to` count as their quarter-hours.
    static Timeline of(Instant from, Instant to, Step step, ZoneId zone) {
        return of(from, to, QuarterHour.of(to), step, zone);
    }

    /// A timeline up to now, whose last point has everything that was committed.
    static Timeline upToNow(Instant from, Instant now, Step step, ZoneId zone) {
        return of(from, now, QuarterHour.of(now.plus(AHEAD).plus(QUARTER_HOUR)), step, zone);
    }

    private static Timeline of(Instant from, Instant to, QuarterHour last, Step step, ZoneId zone) {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("must not be after to");
        }
        var first = QuarterHour.of(from);
        var present = QuarterHour.of(to);
        var points = new TreeSet<QuarterHour>();
        if (first.compareTo(last) < 0) {
            points.add(last);
        }
        var end = LocalDateTime.ofInstant(to, zone).plusDays(DAYS_BACK);
        var start = step.start(LocalDateTime.ofInstant(from, zone).minusDays(DAYS_BACK));
        for (; !start.isAfter(end); start = step.next(start)) {
            for (var beginning : step.beginnings(start, zone.getRules())) {
                var quarter = QuarterHour.of(beginning);
                if (quarter.compareTo(first) > 0 && quarter.compareTo(last) < 0 && quarter.compareTo(present) <= 0) {
                    points.add(quarter);
                }
            }
            if (points.size() > MAX_POINTS) {
                throw new IllegalArgumentException("makes more than " + MAX_POINTS + " points with this step");
            }
        }
        return new Timeline(first, List.copyOf(points), to);
    }

    /// The time of a point.
    Instant at(int point) {
        var start = points.get(point).start();
        return start.isAfter(latest) ? latest : start;
    }

    /// The cuts for [dev.merit.shared.totals.Totals#between]: `from`, and then each point.
    List<QuarterHour> cuts() {
        var cuts = new ArrayList<QuarterHour>();
        cuts.add(from);
        cuts.addAll(points);
        return cuts;
    }
}
