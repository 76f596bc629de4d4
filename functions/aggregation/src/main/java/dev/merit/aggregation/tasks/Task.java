package dev.merit.aggregation.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Something that is due once a period, or when there is something to do for it. It may be run twice, also at once,
/// and be broken off anywhere: what it comes to in the end is the same.
///
/// @param every how long a period is; none for what is due only when something is pending
/// @param pending whether there is something to do though the period's work is done
public record Task(String name, @Nullable Duration every, BooleanSupplier pending, Work work) {

    public interface Work {

        /// Goes on where it was broken off, or begins.
        ///
        /// @param hasTime asked now and then; once it says no, no more is done
        /// @return whether nothing is left to be done
        boolean run(BooleanSupplier hasTime);
    }

    public static Task periodic(String name, Duration every, Work work) {
        return new Task(name, every, () -> false, work);
    }

    public static Task whenPending(String name, BooleanSupplier pending, Work work) {
        return new Task(name, null, pending, work);
    }

    /// When the period began that a moment is in, counted from the epoch, so at midnight UTC for days; the epoch
    /// without periods.
    Instant period(Instant now) {
        return every == null
                ? Instant.EPOCH
                : Instant.ofEpochMilli(now.toEpochMilli() / every.toMillis() * every.toMillis());
    }
}
