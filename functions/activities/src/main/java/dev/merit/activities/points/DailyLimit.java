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

/// Counts how often a member's activities of one type earned points on one day, where the programme has a limit. It
/// goes by the day of recording, which nobody can choose.
public final class DailyLimit {

    private static final Duration KEPT = Duration.ofDays(3);

    private DailyLimit() {}

    /// What holds a record that has points to the limit, in its own transaction. No purchase has one.
    public static List<Write> of(Optional<PointsProgramme> programme, ActivityRecord record) {
        if (record.earned().points() <= 0 || record.activity().isPurchase()) {
            return List.of();
        }
        return programme
                .map(p -> Objects.requireNonNull(p.activities())
                        .get(record.activity().type()))
                .flatMap(award -> Optional.ofNullable(award.mostPerDay()))
                .map(most -> List.of(counted(record.activity(), record.recordedAt(), most)))
                .orElse(List.of());
    }

    /// Sets an attribute too, and so is never made one with another of its kind, which would count past the limit.
    private static Write counted(Activity activity, Instant at, int most) {
        return Write.update(Keys.awarded(activity.memberId(), activity.type(), PointsBalance.day(at)))
                .add("count", 1)
                .set("expiresAt", at.plus(KEPT).getEpochSecond())
                .when("attribute_not_exists(#count) OR #count < :most")
                .with(":most", most);
    }

    /// Whether the limit alone stood in the way, so that the activity is recorded without points.
    public static boolean isReached(ActivityRecord record, EntryOutcome recorded) {
        var a = record.activity();
        var key = Keys.awarded(a.memberId(), a.type(), PointsBalance.day(record.recordedAt()));
        return recorded instanceof EntryOutcome.Refused refused
                && refused.failed().stream().allMatch(f -> f.key().equals(key));
    }
}
