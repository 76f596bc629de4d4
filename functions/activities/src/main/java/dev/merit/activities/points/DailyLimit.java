package dev.merit.activities.points;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Counts how many activities of one type earned points for a member on one day, if the programme limits them. The
/// day is that of recording, because callers cannot choose it.
public final class DailyLimit {

    private static final Duration KEPT = Duration.ofDays(3);

    private DailyLimit() {}

    /// The writes that enforce the limit in the transaction of a record with points. Purchases have no limit.
    public static List<Write> of(Optional<PointsProgramme> programme, ActivityRecord record) {
        if (record.earned().points() <= 0 || record.activity().isPurchase()) {
            return List.of();
        }
        return programme
                .map(p -> Objects.requireNonNull(p.activities())
                        .get(record.activity().type()))
                .flatMap(award -> Optional.ofNullable(award.mostPerDay()))
                .map(max -> List.of(counted(record.activity(), record.recordedAt(), max)))
                .orElse(List.of());
    }

    /// Sets an attribute as well, so that the write is not merged with another of its kind, which would exceed the
    /// limit.
    private static Write counted(Activity activity, Instant at, int max) {
        return Write.update(Keys.awarded(activity.memberId(), activity.type(), PointsBalance.day(at)))
                .add("count", 1)
                .set("expiresAt", at.plus(KEPT).getEpochSecond())
                .when("attribute_not_exists(#count) OR #count < :max")
                .with(":max", max);
    }

    /// Whether the limit was the only reason of the refusal. Then the activity is recorded without points.
    public static boolean isReached(ActivityRecord record, EntryOutcome recorded) {
        var a = record.activity();
        var key = Keys.awarded(a.memberId(), a.type(), PointsBalance.day(record.recordedAt()));
        return recorded instanceof EntryOutcome.Refused refused
                && refused.failed().stream().allMatch(f -> f.key().equals(key));
    }
}
