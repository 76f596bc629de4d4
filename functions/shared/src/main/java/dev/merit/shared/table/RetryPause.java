package dev.merit.shared.table;

import dev.merit.shared.id.RandomSource;

/// Waiting before another try, for a random time, so that those who met do not meet again.
public final class RetryPause {

    /// From there on every pause is the longest one.
    private static final int MAX_DOUBLINGS = 8;

    private RetryPause() {}

    /// Twice as long with each try, from the shortest up to the longest.
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
