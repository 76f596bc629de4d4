package dev.merit.coupons.lookup;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts the wrong codes of each caller in an item per caller and minute.
final class WrongCodeLimiter {

    private static final String COUNT = "count";
    private static final String BELOW = "attribute_not_exists(#count) OR #count < :max";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// How long the item is kept; it is of no use after its minute.
    private static final Duration RETENTION = Duration.ofHours(1);

    private static final Retries TRIES = new Retries(12, 5, 100, "too many wrong codes of one caller at once");

    private final Table table;

    WrongCodeLimiter(Table table) {
        this.table = table;
    }

    static Key key(CodeCaller caller, Instant now) {
        return Keys.wrongCodes(caller.mac(), minute(now));
    }

    /// Whether the caller has reached the limit of the minute.
    ///
    /// @param count the item of [#key], if there is one
    static Optional<RateLimited> check(CodeCaller caller, @Nullable Item count, Instant now) {
        return count != null && count.sum(COUNT) >= caller.max()
                ? Optional.of(rateLimited(caller, now))
                : Optional.empty();
    }

    /// Counts wrong codes, unless the caller has reached the limit.
    Optional<RateLimited> count(CodeCaller caller, long codes, Instant now) {
        var write = Write.update(key(caller, now))
                .add(COUNT, codes)
                .set("expiresAt", minute(now).plus(RETENTION).getEpochSecond())
                .when(BELOW)
                .with(":max", caller.max());
        return TRIES.until(() -> switch (table.write(write)) {
            case Outcome.Done _ -> Optional.of(Optional.<RateLimited>empty());
            case Outcome.Refused _ -> Optional.of(Optional.of(rateLimited(caller, now)));
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    private static RateLimited rateLimited(CodeCaller caller, Instant now) {
        return new RateLimited(caller.max(), Duration.between(now, minute(now).plus(MINUTE)));
    }

    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }
}
