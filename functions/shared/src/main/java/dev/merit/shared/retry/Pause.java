package dev.merit.shared.retry;

import dev.merit.shared.id.Chance;

/// Waiting before another try, for a random time, so that those who met do not meet again.
public final class Pause {

    /// From there on every pause is the longest one.
    private static final int MOST_DOUBLINGS = 8;

    private Pause() {}

    /// Twice as long with each try, from the shortest up to the longest.
    public static void growing(int tries, int shortestMillis, int longestMillis) {
        upTo(Math.min(longestMillis, shortestMillis << Math.min(tries, MOST_DOUBLINGS)));
    }

    public static void upTo(int millis) {
        try {
            Thread.sleep(Chance.below(millis) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to try again", e);
        }
    }
}
