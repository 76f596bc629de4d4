package dev.merit.shared.table;

import dev.merit.shared.id.Chance;

/// Waiting before another try, for a random time, so that those who met do not meet again.
public final class Pause {

    private Pause() {}

    public static void upTo(int millis) {
        try {
            Thread.sleep(Chance.below(millis) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to try again", e);
        }
    }
}
