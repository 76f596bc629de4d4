package dev.merit.coupons.sessions;

import dev.merit.shared.table.Pause;
import dev.merit.shared.table.Unavailable;
import java.util.Optional;
import java.util.function.IntFunction;

/// Reads, judges and writes until nobody else has written in between.
final class Settling {

    private static final int TRIES = 24;
    private static final int SHORTEST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private Settling() {}

    /// What the first attempt answers that answers anything; each is told how many there were before it. One that
    /// answers nothing has not done what was asked for.
    static <T> T settled(IntFunction<Optional<T>> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            var settled = attempt.apply(tries);
            if (settled.isPresent()) {
                return settled.get();
            }
            Pause.upTo(Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << Math.min(tries, 8)));
        }
        throw new Unavailable("others keep changing the same coupon", null);
    }
}
