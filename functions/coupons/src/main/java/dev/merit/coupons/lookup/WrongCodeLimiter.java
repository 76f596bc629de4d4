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

/// Counts the wrong codes of each asker, minute by minute, in an item of its own for each.
final class WrongCodeLimiter {

    private static final String COUNT = "count";
    private static final String BELOW = "attribute_not_exists(#count) OR #count < :most";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Of the item, which is worth nothing once its minute is over.
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Retries TRIES = new Retries(12, 5, 100, "too many wrong codes of one caller at once");

    private final Table table;

    WrongCodeLimiter(Table table) {
        this.table = table;
    }

    static Key key(CodeCaller asker, Instant now) {
        return Keys.wrongCodes(asker.mac(), minute(now));
    }

    /// Why the asker is to be told nothing until the minute is over, if it is so.
    static Optional<RateLimited> barred(CodeCaller asker, @Nullable Item count, Instant now) {
        return count != null && count.sum(COUNT) >= asker.most() ? Optional.of(barred(asker, now)) : Optional.empty();
    }

    /// Counts wrong codes, or answers that there were as many before as there may be.
    Optional<RateLimited> count(CodeCaller asker, long wrong, Instant now) {
        var write = Write.update(key(asker, now))
                .add(COUNT, wrong)
                .set("expiresAt", minute(now).plus(KEPT).getEpochSecond())
                .when(BELOW)
                .with(":most", asker.most());
        return TRIES.until(() -> switch (table.write(write)) {
            case Outcome.Done _ -> Optional.of(Optional.<RateLimited>empty());
            case Outcome.Refused _ -> Optional.of(Optional.of(barred(asker, now)));
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    private static RateLimited barred(CodeCaller asker, Instant now) {
        return new RateLimited(asker.most(), Duration.between(now, minute(now).plus(MINUTE)));
    }

    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }
}
