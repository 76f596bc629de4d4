package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// What was asked to be added to M, and what was answered to have been. Whatever is under way may be in a sum or not;
/// nothing else may.
final class Tally {

    private final AtomicLong startedUp = new AtomicLong();
    private final AtomicLong startedDown = new AtomicLong();
    private final AtomicLong doneUp = new AtomicLong();
    private final AtomicLong doneDown = new AtomicLong();

    void start(long sum) {
        for (var counter : new AtomicLong[] {startedUp, doneUp}) {
            counter.set(sum);
        }
    }

    void starts(long amount) {
        (amount > 0 ? startedUp : startedDown).addAndGet(Math.abs(amount));
    }

    void done(long amount) {
        (amount > 0 ? doneUp : doneDown).addAndGet(Math.abs(amount));
    }

    /// A sum that is read lies between what was there before the reading and what was asked for by its end.
    void holds(LongSupplier reading) {
        long leastUp = doneUp.get();
        long leastDown = doneDown.get();
        long read = reading.getAsLong();
        assertThat(read).isBetween(leastUp - startedDown.get(), startedUp.get() - leastDown);
    }

    long acknowledged() {
        return doneUp.get() - doneDown.get();
    }
}
