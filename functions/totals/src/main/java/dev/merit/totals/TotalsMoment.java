package dev.merit.totals;

import dev.merit.shared.totals.QuarterHour;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The requested time of a total, and the time that the answer is for.
///
/// Without a time it is now, everything that is committed counts, and `quarterHour` is null. The answer for a past time
/// is that of the end of the last full quarter-hour at or before it.
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
