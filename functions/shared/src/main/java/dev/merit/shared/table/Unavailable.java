package dev.merit.shared.table;

import java.time.Duration;

/// The store is away or too busy. What was asked for may safely be asked for again after a while.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(Duration retryAfter, Throwable cause) {
        super("The store did not answer", cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
