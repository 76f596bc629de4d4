package dev.merit.aggregation.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Work that is due once a period, or when there is something to do. It may run twice, also at once, and may stop
/// anywhere: the result is the same.
///
/// @param every the length of a period; none if it is due only when something is pending
/// @param pending whether there is something to do although the work of the period is done
public record Task(String name, @Nullable Duration every, BooleanSupplier pending, Work work) {

    public interface Work {

        /// Continues where it stopped, or starts.
        ///
        /// @param hasTime asked regularly; once it is false, the work stops
        /// @return whether nothing is left to do
        boolean run(BooleanSupplier hasTime);
    }

    public static Task periodic(String name, Duration every, Work work) {
        return new Task(name, every, () -> false, work);
    }

    public static Task whenPending(String name, BooleanSupplier pending, Work work) {
        return new Task(name, null, pending, work);
    }

    /// The start of the period of a moment, counted from the epoch (midnight UTC for days); the epoch without
    /// periods.
    Instant period(Instant now) {
        return every == null
                ? Instant.EPOCH
                : Instant.ofEpochMilli(now.toEpochMilli() / every.toMillis() * every.toMillis());
    }
}
