package dev.merit.coupons;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The function's clock in tests, which may be put forward, and back to the time it is once a test is over.
@Alternative
@Priority(1)
@Singleton
public final class TestClock implements InstantSource {

    private static volatile Duration ahead = Duration.ZERO;

    public static void forward(Duration time) {
        ahead = ahead.plus(time);
    }

    public static void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
