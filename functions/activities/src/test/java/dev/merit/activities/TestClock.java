package dev.merit.activities;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of the function under test: the system's, until a test sets it ahead.
@Mock
@Singleton
public class TestClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void ahead(Duration ahead) {
        this.ahead = ahead;
    }
}
