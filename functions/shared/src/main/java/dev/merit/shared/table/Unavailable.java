package dev.merit.shared.table;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The store cannot be reached or is too busy; it is unknown whether the last write took effect. Repeating the
/// request is safe, because what is recorded twice is recognised.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }
}
