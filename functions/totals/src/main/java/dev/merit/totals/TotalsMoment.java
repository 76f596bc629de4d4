package dev.merit.totals;

import dev.merit.shared.totals.QuarterHour;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The time that a total is asked for, and the one that it is answered for.
///
/// Without a time it is now, and all that is committed counts; `quarterHour` is then null. A past time is answered
/// for the end of the last quarter-hour that lies wholly at or before it.
record TotalsMoment(
        Instant at, Instant effectiveAt, @Nullable QuarterHour quarterHour) {

    static TotalsMoment of(@Nullable String at, Instant now) {
        var asked = TotalQuery.past("at", at, now);
        if (asked == null) {
            var present = now.truncatedTo(ChronoUnit.MILLIS);
            return new TotalsMoment(present, present, null);
        }
        var quarterHour = QuarterHour.of(asked);
        return new TotalsMoment(asked, quarterHour.start(), quarterHour);
    }
}
