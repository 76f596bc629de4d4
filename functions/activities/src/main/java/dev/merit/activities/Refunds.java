package dev.merit.activities;

import dev.merit.activities.RecordingOutcome.MoreThanPaid;
import dev.merit.activities.RecordingOutcome.OtherCurrency;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.PartRefund;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Records refunds. All refunds of a purchase together never exceed its amount.
///
/// Each refund is computed from what is left of its purchase, and commits on condition that this has not changed. If
/// another refund of the purchase was recorded meanwhile, it is computed again.
final class Refunds {

    private static final int TRIES = 30;
    private static final int MAX_PAUSE_MILLIS = 30;

    private final Table table;
    private final Ledger ledger;
    private final ActivityGuard guard;

    Refunds(Table table, Ledger ledger, ActivityGuard guard) {
        this.table = table;
        this.ledger = ledger;
        this.guard = guard;
    }

    /// A refund and its index in the list.
    private record Refund(int index, Activity activity) {

        Key purchase() {
            return Keys.activity(activity.memberId(), Objects.requireNonNull(activity.refundOf()));
        }
    }

    /// Records the refunds in waves. A wave has at most one refund of each purchase.
    ///
    /// @return the outcomes in the order of the refunds
    List<RecordingOutcome> record(List<Activity> refunds, Instant now) {
        var outcomes = new RecordingOutcome[refunds.size()];
        var waiting = IntStream.range(0, refunds.size())
                .mapToObj(i -> new Refund(i, refunds.get(i)))
                .toList();
        for (int tries = 0; !waiting.isEmpty(); ) {
            var wave = new LinkedHashMap<Key, Refund>();
            waiting.forEach(refund -> wave.putIfAbsent(refund.purchase(), refund));
            var left = recordWave(List.copyOf(wave.values()), now, outcomes);
            if (!left.isEmpty()) {
                if (++tries == TRIES) {
                    throw new Unavailable("too many refunds of one purchase at once", null);
                }
                RetryPause.upTo(MAX_PAUSE_MILLIS);
            }
            waiting = waiting.stream()
                    .filter(refund -> outcomes[refund.index()] == null)
                    .toList();
        }
        return Arrays.asList(outcomes);
    }

    /// Records one wave, and returns the refunds whose purchase has changed meanwhile.
    private List<Refund> recordWave(List<Refund> wave, Instant now, RecordingOutcome[] outcomes) {
        var keys = wave.stream().map(Refund::purchase).toList();
        var purchases = table.get(
                Stream.concat(keys.stream(), ledger.unknown().stream()).toList());
        ledger.learn(purchases);
        purchases.keySet().retainAll(keys);
        var returns = BudgetReturns.read(table, purchases.values());
        var tried = new ArrayList<Refund>();
        var records = new ArrayList<ActivityRecord>();
        var entries = new ArrayList<Entry>();
        for (var refund : wave) {
            var purchase = Optional.ofNullable(purchases.get(refund.purchase()))
                    .filter(item -> ActivityRecord.movedTo(item).isEmpty())
                    .map(ActivityRecord::from)
                    .filter(record -> record.activity().isPurchase());
            var refusal = refusal(refund.activity(), purchase);
            if (refusal.isPresent()) {
                outcomes[refund.index()] = StoredComparison.compareWithStored(table, refund.activity())
                        .orElse(refusal.get());
                continue;
            }
            var redeemed = returns.parts(purchase.orElseThrow());
            var parts = PartRefund.of(purchase.get(), refund.activity(), redeemed.discounts());
            long paidBack = refund.activity().paid().minorUnits();
            var taken = Attribution.taken(purchase.get(), parts, paidBack, redeemed);
            var record = new ActivityRecord(refund.activity(), now, taken)
                    .behind(purchase.get().activity())
                    .with(purchase.get().pointsBack(parts.after()));
            tried.add(refund);
            records.add(record);
            var writes = new ArrayList<>(List.of(purchase.get().takeBack(parts.after(), taken)));
            writes.addAll(returns.of(purchase.get(), parts.after()));
            writes.addAll(guard.take(refund.activity()));
            entries.add(Activities.entry(record, purchase.get().activity().occurredAt(), writes));
        }
        return settle(tried, records, ledger.record(entries), outcomes);
    }

    private static List<Refund> settle(
            List<Refund> tried,
            List<ActivityRecord> records,
            List<EntryOutcome> recorded,
            RecordingOutcome[] outcomes) {
        var changed = new ArrayList<Refund>();
        for (int i = 0; i < tried.size(); i++) {
            var refund = tried.get(i);
            switch (recorded.get(i)) {
                case EntryOutcome.Committed() ->
                    outcomes[refund.index()] = new RecordingOutcome.Recorded(records.get(i));
                case EntryOutcome.Refused refused -> {
                    var record = records.get(i);
                    var answer = StoredComparison.compareWithStored(refund.activity(), refused)
                            .or(() -> StoredComparison.unknownMember(refund.activity(), refused))
                            .or(() -> StoredComparison.beyondRetention(record, refused));
                    answer.ifPresentOrElse(a -> outcomes[refund.index()] = a, () -> changed.add(refund));
                }
            }
        }
        return changed;
    }

    private Optional<RecordingOutcome> refusal(Activity refund, Optional<ActivityRecord> purchase) {
        if (purchase.isEmpty()) {
            return Optional.of(StoredComparison.unknownPurchase(table, refund));
        }
        var paid = purchase.get().activity().paid();
        if (!paid.currency().equals(refund.paid().currency())) {
            return Optional.of(new OtherCurrency(paid));
        }
        var have = new Money(purchase.get().left(), paid.currency());
        return refund.paid().isMoreThan(have) ? Optional.of(new MoreThanPaid(have, refund.paid())) : Optional.empty();
    }
}
