package dev.merit.shared.table;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Stops calling a store that cannot be reached, so that requests are refused at once and no thread waits for its time
/// limit. After [#FAILURES] calls in a row without an answer the breaker is open: for [#PAUSE] each call throws
/// [Unavailable]. Then one call at a time is let through as a probe. If the probe is answered, the breaker closes;
/// otherwise it is open for another pause.
///
/// Any answer shows that the store is reachable, also a refused condition, throttling or a status of 500. A call that
/// is refused here has had no effect.
///
/// While the store answers, a call costs two reads of a field: no lock, no allocation.
final class Breaker {

    /// Some calls fail by chance; so many in a row do not.
    static final int FAILURES = 5;

    /// As long as callers are told to wait, [Unavailable#retryAfter].
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final LongSupplier nanos;

    /// The number of calls in a row without an answer, at most [#FAILURES].
    private volatile int failures;

    /// The time from which a probe is let through.
    private volatile long nextProbe;

    private final AtomicBoolean isProbing = new AtomicBoolean();

    Breaker() {
        this(System::nanoTime);
    }

    /// @param nanos the time, as of [System#nanoTime]
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Calls the store, or throws [Unavailable] while the breaker is open.
    <T> T call(Supplier<T> call) {
        return failures < FAILURES ? counted(call) : probe(call);
    }

    private <T> T probe(Supplier<T> call) {
        if (nanos.getAsLong() - nextProbe < 0 || !isProbing.compareAndSet(false, true)) {
            throw new Unavailable("the table could not be reached just now, and is not called again yet", null);
        }
        try {
            return counted(call);
        } finally {
            isProbing.set(false);
        }
    }

    private <T> T counted(Supplier<T> call) {
        try {
            var answer = call.get();
            answered();
            return answer;
        } catch (SdkClientException e) {
            failed();
            throw e;
        } catch (SdkException e) {
            answered();
            throw e;
        }
    }

    private void answered() {
        if (failures != 0) {
            failures = 0;
        }
    }

    private synchronized void failed() {
        nextProbe = nanos.getAsLong() + PAUSE.toNanos();
        failures = Math.min(FAILURES, failures + 1);
    }
}
