package dev.merit.shared.table;

import dev.merit.shared.id.RandomSource;

/// A pause before another try, of random length, so that writers that conflicted do not conflict again.
public final class RetryPause {

    /// From this number of doublings on, every pause is the longest.
    private static final int MAX_DOUBLINGS = 8;

    private RetryPause() {}

    /// Twice as long with each try, from the minimum up to the maximum.
    public static void growing(int tries, int minMillis, int maxMillis) {
        upTo(Math.min(maxMillis, minMillis << Math.min(tries, MAX_DOUBLINGS)));
    }

    public static void upTo(int millis) {
        try {
            Thread.sleep(RandomSource.below(millis) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to try again", e);
        }
    }
}
