package dev.merit.activities;

import dev.merit.activities.RecordingOutcome.NotRedeemed;
import dev.merit.activities.points.DailyLimit;
import dev.merit.activities.points.EarningRules;
import dev.merit.activities.points.Multipliers;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Records activities, each with its effect on its member's wallet and on the totals, once.
@Singleton
public final class Activities {

    private final Table table;
    private final Ledger ledger;
    private final InstantSource clock;
    private final PointsProgrammes programmes;
    private final TierSettings tiers;
    private final ActivityGuard guard;
    private final Refunds refunds;

    public Activities(
            Table table,
            Ledger ledger,
            PointsProgrammes programmes,
            TierSettings tiers,
            ActivityGuard guard,
            InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.programmes = programmes;
        this.tiers = tiers;
        this.clock = clock;
        this.guard = guard;
        this.refunds = new Refunds(table, ledger, guard);
    }

    public RecordingOutcome record(Activity activity) {
        return record(List.of(activity)).getFirst();
    }

    /// Records each for itself, refunds behind all else, so that one finds the purchase that came along with it.
    public List<RecordingOutcome> record(List<Activity> activities) {
        var now = clock.instant();
        var results = new RecordingOutcome[activities.size()];
        var unknown = programmes.unknown(now);
        var redemptions = table.get(Stream.concat(
                        unknown.stream(), activities.stream().flatMap(a -> Attribution.keys(a).stream()))
                .distinct()
                .toList());
        var programme = programmes.among(unknown, redemptions, now);
        var multipliers = Multipliers.read(table, tiers, programme, activities, redemptions, now);
        var numbers = new ArrayList<Integer>();
        var entries = new ArrayList<Entry>();
        var records = new ArrayList<ActivityRecord>();
        var late = new ArrayList<Refunds.Refund>();
        for (int i = 0; i < activities.size(); i++) {
            var activity = activities.get(i);
            if (activity.isRefund()) {
                late.add(new Refunds.Refund(i, activity));
                continue;
            }
            var unusable = Attribution.unusable(activity, redemptions);
            if (unusable.isPresent()) {
                results[i] = StoredComparison.earlier(table, activity).orElse(new NotRedeemed(unusable.get()));
                continue;
            }
            var earned = EarningRules.of(programme, activity, multipliers.of(activity), now);
            var record = new ActivityRecord(activity, now, Attribution.shares(activity, redemptions))
                    .with(earned, EarningRules.byPart(programme, activity, earned));
            numbers.add(i);
            records.add(record);
            entries.add(entry(record, along(record, DailyLimit.of(programme, record))));
        }
        var recorded = ledger.record(entries);
        for (int i = 0; i < numbers.size(); i++) {
            results[numbers.get(i)] = DailyLimit.isReached(records.get(i), recorded.get(i))
                    ? recordWithout(records.get(i))
                    : result(records.get(i), recorded.get(i));
        }
        refunds.record(late, now, results);
        return Arrays.asList(results);
    }

    /// Records an activity whose member has had the day's points for its kind.
    private RecordingOutcome recordWithout(ActivityRecord points) {
        var record = points.with(EarnedPoints.NOTHING);
        return result(record, ledger.record(entry(record, along(record, List.of()))));
    }

    private List<Write> along(ActivityRecord record, List<Write> more) {
        var writes = new ArrayList<>(guard.take(record.activity()));
        writes.addAll(Attribution.writes(record.activity()));
        writes.addAll(more);
        return writes;
    }

    /// The activity, its effect on the wallet, and what else is to be written with it.
    private static Entry entry(ActivityRecord record, List<Write> more) {
        return entry(record, record.activity().occurredAt(), more);
    }

    /// @param countsAt see [Wallet#add]
    static Entry entry(ActivityRecord record, Instant countsAt, List<Write> more) {
        var writes = new ArrayList<Write>();
        writes.add(record.put());
        writes.add(Wallet.add(record, countsAt));
        writes.addAll(more);
        return new Entry(writes, Effects.ALL.of(record));
    }

    private static RecordingOutcome result(ActivityRecord record, EntryOutcome recorded) {
        return switch (recorded) {
            case EntryOutcome.Committed() -> new RecordingOutcome.Recorded(record);
            case EntryOutcome.Refused refused ->
                StoredComparison.told(record.activity(), refused)
                        .or(() -> StoredComparison.unknownMember(record.activity(), refused))
                        .or(() -> StoredComparison.outOfRange(record.activity(), refused))
                        .orElseGet(() -> new NotRedeemed(record.activity().redemptions().stream()
                                .filter(id -> refused.at(Keys.redemption(id)).isPresent())
                                .findFirst()
                                .orElseThrow()));
        };
    }
}
