package dev.merit.coupons.lookup;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.limits.MinuteCounter;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts the wrong codes of each caller in an item per caller and minute.
final class WrongCodeLimiter {

    private final MinuteCounter counter;

    WrongCodeLimiter(Table table) {
        this.counter = new MinuteCounter(table);
    }

    static Key key(CodeCaller caller, Instant now) {
        return Keys.wrongCodes(caller.mac(), MinuteCounter.minute(now));
    }

    /// Whether the caller has reached the limit of the minute.
    ///
    /// @param count the item of [#key], if there is one
    static Optional<RateLimited> check(CodeCaller caller, @Nullable Item count, Instant now) {
        return MinuteCounter.check(count, caller.max(), now).map(rest -> new RateLimited(caller.max(), rest));
    }

    /// Counts wrong codes, unless the caller has reached the limit.
    Optional<RateLimited> count(CodeCaller caller, long codes, Instant now) {
        return counter.add(key(caller, now), codes, caller.max(), now).map(rest -> new RateLimited(caller.max(), rest));
    }
}
