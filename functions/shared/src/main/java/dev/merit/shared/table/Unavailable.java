package dev.merit.shared.table;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The store could not be reached or is too busy just now; whether the last write took effect is not known. To ask
/// again is safe, since whatever is recorded twice is recognised.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }
}
