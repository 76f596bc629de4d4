package dev.merit.shared.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Buckets of tokens, one for each caller and kind of request. A bucket is kept as the time at which it is full again
/// (GCRA). The buckets used last are kept, at most [#MAX]; one that was forgotten begins full.
final class CallerRates {

    /// About 2 MB.
    static final int MAX = 20_000;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;

    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX;
        }
    };

    /// @param nanos the time, as of [System#nanoTime]
    CallerRates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Takes a token, or says how long it takes until there is one.
    ///
    /// @param max the tokens of a full bucket, and how many are added in a minute
    synchronized Optional<Duration> take(String bucket, long max) {
        long now = nanos.getAsLong();
        long fills = Math.max(0, full.getOrDefault(bucket, now) - now) + MINUTE / max;
        if (fills > MINUTE) {
            return Optional.of(Duration.ofNanos(fills - MINUTE));
        }
        full.put(bucket, now + fills);
        return Optional.empty();
    }

    synchronized int size() {
        return full.size();
    }
}
