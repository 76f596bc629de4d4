package dev.merit.coupons.redeeming;

import dev.merit.shared.table.Pause;
import dev.merit.shared.table.Unavailable;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads, judges and writes until nobody else has written in between.
final class Settling {

    private static final int TRIES = 12;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private Settling() {}

    /// What the first attempt answers that answers anything. One that answers nothing has changed nothing.
    static <T> T settled(Supplier<Optional<T>> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            var settled = attempt.get();
            if (settled.isPresent()) {
                return settled.get();
            }
            Pause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("others keep changing the same coupon", null);
    }
}
