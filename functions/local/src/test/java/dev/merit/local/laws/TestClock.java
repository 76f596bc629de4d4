package dev.merit.local.laws;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock of all functions in tests: right, until a test puts it forward or lets it stand. Whoever does so sets it
/// right again. Tokens go by the system's clock, whatever this one says.
@Alternative
@Priority(1)
@Singleton
public final class TestClock implements InstantSource {

    private static volatile Duration ahead = Duration.ZERO;
    private static volatile @Nullable Instant standing;

    /// From now on it is always this time, until it is put forward.
    static void standAt(Instant time) {
        standing = time;
        ahead = Duration.ZERO;
    }

    static void forward(Duration time) {
        ahead = ahead.plus(time);
    }

    static void setRight() {
        standing = null;
        ahead = Duration.ZERO;
    }

    static Instant now() {
        var from = standing;
        return (from == null ? Instant.now() : from).plus(ahead);
    }

    @Override
    public Instant instant() {
        return now();
    }
}
