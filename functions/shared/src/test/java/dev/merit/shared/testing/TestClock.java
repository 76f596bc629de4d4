package dev.merit.shared.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock of the functions in tests. It shows the system's time until a test moves it forward or stops it; that
/// test resets it. The expiry of tokens goes by the system's clock.
@Alternative
@Priority(1)
@Singleton
public final class TestClock implements InstantSource {

    private static volatile Duration offset = Duration.ZERO;
    private static volatile @Nullable Instant stoppedAt;

    /// Stops the clock at a time. [#forward] still moves it.
    public static void stopAt(Instant time) {
        stoppedAt = time;
        offset = Duration.ZERO;
    }

    /// Shows the system's time plus an offset, whatever was set before.
    public static void ahead(Duration time) {
        stoppedAt = null;
        offset = time;
    }

    public static void forward(Duration time) {
        offset = offset.plus(time);
    }

    public static void reset() {
        ahead(Duration.ZERO);
    }

    public static Instant now() {
        var from = stoppedAt;
        return (from == null ? Instant.now() : from).plus(offset);
    }

    @Override
    public Instant instant() {
        return now();
    }
}
