package dev.merit.activities;

import dev.merit.activities.RecordingOutcome.NotRedeemed;
import dev.merit.activities.points.DailyLimit;
import dev.merit.activities.points.EarningRules;
import dev.merit.activities.points.Multipliers;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.ItemsRead;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records activities, each once, with its effect on the wallet of its member and on the totals.
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

    public List<RecordingOutcome> record(List<Activity> activities) {
        return record(activities, ItemsRead.NONE);
    }

    /// What recording reads first, for callers that read anyway.
    ///
    /// @param redemptions those that the activities name
    List<Key> keys(Stream<RedemptionId> redemptions, Instant now) {
        return Stream.of(programmes.unknown(now).stream(), ledger.unknown().stream(), redemptions.map(Keys::redemption))
                .flatMap(keys -> keys)
                .toList();
    }

    /// Records each on its own. Refunds come last, so that a refund finds a purchase of the same list.
    ///
    /// @param read what was read before, of [#keys] or none
    /// @return the outcomes in the order of the activities
    List<RecordingOutcome> record(List<Activity> activities, ItemsRead read) {
        var now = clock.instant();
        var others = recordAllButRefunds(
                        activities.stream().filter(a -> !a.isRefund()).toList(), read, now)
                .iterator();
        var refunded = refunds.record(
                        activities.stream().filter(Activity::isRefund).toList(), now)
                .iterator();
        return activities.stream()
                .map(activity -> activity.isRefund() ? refunded.next() : others.next())
                .toList();
    }

    private List<RecordingOutcome> recordAllButRefunds(List<Activity> activities, ItemsRead read, Instant now) {
        if (activities.isEmpty()) {
            return List.of();
        }
        var unknown = programmes.unknown(now);
        var redemptions = read.and(table, keys(activities.stream().flatMap(a -> a.redemptions().stream()), now))
                .items();
        var programme = programmes.among(unknown, redemptions, now);
        ledger.learn(redemptions);
        var multipliers = Multipliers.read(table, tiers, programme, activities, redemptions, now);
        var refusals = activities.stream()
                .map(activity -> Attribution.unusable(activity, redemptions)
                        .map(redemption -> StoredComparison.compareWithStored(table, activity)
                                .orElse(new NotRedeemed(redemption))))
                .toList();
        var records = new ArrayList<ActivityRecord>();
        for (int i = 0; i < activities.size(); i++) {
            if (refusals.get(i).isEmpty()) {
                var activity = activities.get(i);
                var earned = EarningRules.of(programme, activity, multipliers.of(activity), now);
                records.add(new ActivityRecord(activity, now, Attribution.shares(activity, redemptions))
                        .with(earned, EarningRules.byPart(programme, activity, earned)));
            }
        }
        var recorded = commit(records, programme).iterator();
        return refusals.stream()
                .map(refusal -> refusal.orElseGet(recorded::next))
                .toList();
    }

    private List<RecordingOutcome> commit(List<ActivityRecord> records, Optional<PointsProgramme> programme) {
        var recorded = ledger.record(records.stream()
                .map(record -> entry(record, writesWith(record, DailyLimit.of(programme, record))))
                .toList());
        var outcomes = new ArrayList<RecordingOutcome>();
        for (int i = 0; i < records.size(); i++) {
            outcomes.add(
                    DailyLimit.isReached(records.get(i), recorded.get(i))
                            ? recordWithoutPoints(records.get(i))
                            : outcome(records.get(i), recorded.get(i)));
        }
        return outcomes;
    }

    /// Records an activity whose type has reached the member's daily limit of points.
    private RecordingOutcome recordWithoutPoints(ActivityRecord withPoints) {
        var record = withPoints.with(EarnedPoints.NOTHING);
        return outcome(record, ledger.record(entry(record, writesWith(record, List.of()))));
    }

    private List<Write> writesWith(ActivityRecord record, List<Write> more) {
        var writes = new ArrayList<>(guard.take(record.activity()));
        writes.addAll(Attribution.writes(record.activity()));
        writes.addAll(more);
        return writes;
    }

    /// The entry of an activity: its record, its effect on the wallet, and more writes.
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

    private static RecordingOutcome outcome(ActivityRecord record, EntryOutcome recorded) {
        return switch (recorded) {
            case EntryOutcome.Committed() -> new RecordingOutcome.Recorded(record);
            case EntryOutcome.Refused refused ->
                StoredComparison.compareWithStored(record.activity(), refused)
                        .or(() -> StoredComparison.unknownMember(record.activity(), refused))
                        .or(() -> StoredComparison.beyondRetention(record, refused))
                        .or(() -> StoredComparison.outOfRange(record.activity(), refused))
                        .orElseGet(() -> new NotRedeemed(record.activity().redemptions().stream()
                                .filter(id -> refused.at(Keys.redemption(id)).isPresent())
                                .findFirst()
                                .orElseThrow()));
        };
    }
}
