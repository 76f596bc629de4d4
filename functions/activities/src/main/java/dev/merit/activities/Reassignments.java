package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves an activity, and the refunds of a purchase with it, to another member. One transaction changes the wallets
/// of both members. The totals do not change: the item that stays with the first member keeps the position in the
/// ledger, and no other item of the ledger is written.
///
/// The points that are not refunded move too and keep the day on which they expire; expired points are lost. The
/// first member pays the points back even if they are already spent, as with a refund.
@Singleton
public final class Reassignments {

    /// The limit of a transaction: two writes for each record and its guard.
    private static final int MAX_REFUNDS = 30;

    private static final Retries TRIES = new Retries(30, 10, 160, "too many concurrent writers of the activity");

    private final Table table;
    private final ActivityGuard guard;
    private final InstantSource clock;

    public Reassignments(Table table, ActivityGuard guard, InstantSource clock) {
        this.table = table;
        this.guard = guard;
        this.clock = clock;
    }

    /// Whether an id alone identifies the activity, without its member.
    public boolean isIdEnough() {
        return guard.isInShop();
    }

    /// Moves the activity. Changes nothing if it is already of that member.
    ///
    /// @param from the present member; may be absent if ids are unique in the shop
    public ReassignmentOutcome reassign(ActivityId id, @Nullable MemberId from, MemberId to, Transaction transaction) {
        return TRIES.until(() -> attempt(id, from, to, transaction));
    }

    private Optional<ReassignmentOutcome> attempt(
            ActivityId id, @Nullable MemberId from, MemberId to, Transaction transaction) {
        var holder = from == null ? guard.holder(table, id) : Optional.of(from);
        var found = holder.flatMap(member -> table.get(Keys.activity(member, id)));
        if (found.isEmpty()) {
            return Optional.of(new ReassignmentOutcome.UnknownActivity());
        }
        var source = found.get();
        if (isMoved(source) || holder.get().equals(to)) {
            return Optional.of(ActivityRecord.current(table, source)
                    .map(ActivityRecord::from)
                    .filter(record -> record.activity().memberId().equals(to))
                    .<ReassignmentOutcome>map(ReassignmentOutcome.Done::new)
                    .orElse(new ReassignmentOutcome.UnknownActivity()));
        }
        if (ActivityRecord.from(source).activity().isRefund()) {
            return Optional.of(new ReassignmentOutcome.IsRefund());
        }
        return move(source, to, transaction);
    }

    private Optional<ReassignmentOutcome> move(Item source, MemberId to, Transaction transaction) {
        var record = ActivityRecord.from(source);
        var sources = new ArrayList<>(List.of(source));
        sources.addAll(refunds(record.activity()));
        if (sources.size() - 1 < record.refunded().refunds()) {
            // Its removal has begun with the refunds, unless a concurrent request has moved it between the two reads.
            return table.get(source.key()).filter(Reassignments::isMoved).isPresent()
                    ? Optional.empty()
                    : Optional.of(new ReassignmentOutcome.UnknownActivity());
        }
        if (sources.size() - 1 > MAX_REFUNDS) {
            return Optional.of(new ReassignmentOutcome.TooManyRefunds(sources.size() - 1, MAX_REFUNDS));
        }
        var keys = new ArrayList<>(sources.stream().map(item -> key(item, to)).toList());
        keys.add(Keys.wallet(to));
        var targets = table.get(keys);
        if (!targets.containsKey(Keys.wallet(to))) {
            return Optional.of(new ReassignmentOutcome.UnknownMember());
        }
        boolean taken = sources.stream()
                .map(item -> targets.get(key(item, to)))
                .anyMatch(item -> item != null && !isMoved(item));
        if (taken) {
            // A concurrent request may have moved it between the two reads.
            return table.get(source.key()).filter(Reassignments::isMoved).isPresent()
                    ? Optional.empty()
                    : Optional.of(new ReassignmentOutcome.Differs());
        }
        return transaction.commit(writes(sources, targets, to)) instanceof Outcome.Done
                ? table.get(key(source, to)).map(item -> new ReassignmentOutcome.Done(ActivityRecord.from(item)))
                : Optional.empty();
    }

    private static boolean isMoved(Item item) {
        return ActivityRecord.movedTo(item).isPresent();
    }

    private List<Item> refunds(Activity purchase) {
        return table.all(Keys.activities(purchase.memberId())
                .filter(
                        "#type = :type AND #refundOf = :purchase AND attribute_not_exists(#movedTo)",
                        Map.of(
                                ":type",
                                Activity.REFUND,
                                ":purchase",
                                purchase.activityId().value())));
    }

    private static Key key(Item item, MemberId member) {
        return Keys.activity(member, new ActivityId(item.key().skId()));
    }

    private List<Write> writes(List<Item> sources, Map<Key, Item> targets, MemberId to) {
        var now = clock.instant();
        var records = sources.stream().map(ActivityRecord::from).toList();
        var record = records.getFirst();
        var lot = lot(record.earned(), now);
        var writes = new ArrayList<Write>();
        var moved = new ArrayList<ActivityRecord>();
        for (int i = 0; i < sources.size(); i++) {
            var one = records.get(i);
            var earned = lot.map(l -> new EarnedPoints(
                            one.earned().points(), l, one.earned().takenBack()))
                    .filter(e -> e.points() != 0)
                    .orElse(EarnedPoints.NOTHING);
            var target = targets.get(key(sources.get(i), to));
            writes.addAll(one.move(sources.get(i), target, to, earned, now));
            writes.addAll(guard.give(one.activity().activityId(), to));
            moved.add(one.of(to));
        }
        long points = record.earned().points() - record.earned().takenBack();
        var loss = points == 0
                ? EarnedPoints.NOTHING
                : new EarnedPoints(-points, record.earned().lot(), 0);
        var gain = lot.filter(_ -> points != 0)
                .map(l -> new EarnedPoints(points, l, 0))
                .orElse(EarnedPoints.NOTHING);
        writes.add(Wallet.remove(record, records.subList(1, records.size()), loss, now));
        writes.add(Wallet.addMoved(moved.getFirst(), moved.subList(1, moved.size()), gain, now));
        return writes;
    }

    /// The lot of the points with the other member; empty if they have expired.
    private static Optional<PointsLot> lot(EarnedPoints earned, Instant now) {
        var today = PointsBalance.day(now);
        return Optional.ofNullable(earned.lot())
                .filter(lot -> lot.expiresOn().isAfter(today))
                .map(lot -> lot.availableOn().isBefore(today) ? new PointsLot(today, lot.expiresOn()) : lot);
    }
}
