package dev.merit.shared.limits;

import dev.merit.shared.keys.Key;
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

/// Counts what a caller does in a minute of the clock, in an item per caller and minute, so that all processes count
/// together.
public final class MinuteCounter {

    private static final String COUNT = "count";
    private static final String BELOW = "attribute_not_exists(#count) OR #count < :max";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// How long the item is kept; it is of no use after its minute.
    private static final Duration RETENTION = Duration.ofHours(1);

    private static final Retries TRIES = new Retries(12, 5, 100, "too many guesses of one caller at once");

    private final Table table;

    public MinuteCounter(Table table) {
        this.table = table;
    }

    /// The rest of the minute, if the count has reached the limit.
    ///
    /// @param count the item of the caller and the minute, if there is one
    public static Optional<Duration> check(@Nullable Item count, long max, Instant now) {
        return count != null && count.sum(COUNT) >= max ? Optional.of(rest(now)) : Optional.empty();
    }

    /// Adds to the count, unless it has reached the limit; then the rest of the minute.
    public Optional<Duration> add(Key key, long number, long max, Instant now) {
        var write = Write.update(key)
                .add(COUNT, number)
                .set("expiresAt", minute(now).plus(RETENTION).getEpochSecond())
                .when(BELOW)
                .with(":max", max);
        return TRIES.until(() -> switch (table.write(write)) {
            case Outcome.Done _ -> Optional.of(Optional.<Duration>empty());
            case Outcome.Refused _ -> Optional.of(Optional.of(rest(now)));
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    public static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Duration rest(Instant now) {
        return Duration.between(now, minute(now).plus(MINUTE));
    }
}
