package dev.merit.shared.redemption;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a redemption that counts in the totals: it was redeemed, or rolled back. The redemption's item keeps
/// each of them with its position in the ledger, so that the totals at any head can be recomputed from the item.
///
/// @param revision of the redemption after the change
/// @param isRollback whether the change takes off what an earlier one has added
/// @param discount what the change adds or takes off; 0 for a payment by a gift voucher
/// @param effectVersion see [Effects]
/// @param position null before the change is committed
public record CountedChange(
        long revision,
        boolean isRollback,
        Money discount,
        Instant at,
        int effectVersion,
        @Nullable LedgerPosition position) {

    private static final String CHANGE = "change.";
    private static final String POSITION = LedgerPosition.ATTRIBUTE + ".";

    private static final String AT = "at";
    private static final String DISCOUNT = "discount";
    private static final String ROLLED_BACK = "rolledBack";

    static CountedChange redeemed(Redemption redemption, Instant now) {
        return of(redemption, redemption.state().revision(), false, now);
    }

    static CountedChange rolledBack(Redemption redemption, Instant now) {
        return of(redemption, redemption.state().revision() + 1, true, now);
    }

    private static CountedChange of(Redemption redemption, long revision, boolean isRollback, Instant now) {
        var discount = redemption.discount();
        return new CountedChange(
                revision,
                isRollback,
                redemption.state().isPayment() ? Money.zero(discount.currency()) : discount,
                now,
                Effects.VERSION,
                null);
    }

    public TotalsDelta effect(StrategyId strategy) {
        var effect = Effects.ALL.version(effectVersion);
        return isRollback ? effect.ofRollback(strategy, discount, at) : effect.ofRedemption(strategy, discount, at);
    }

    /// Makes a write of the redemption keep this change and its position.
    Write addTo(Write write) {
        return write.setAll(Item.map().item(CHANGE + revision, toItem())).stamped(POSITION + revision);
    }

    /// Keeps a change of an earlier revision.
    void putInto(Item item) {
        item.item(CHANGE + revision, toItem()).text(POSITION + revision, position == null ? null : position.toString());
    }

    private Item toItem() {
        return Effects.addTo(
                Item.map()
                        .instant(AT, at)
                        .number(DISCOUNT, discount.minorUnits())
                        .flag(ROLLED_BACK, isRollback ? true : null),
                effectVersion);
    }

    /// The changes that an item keeps, in their order.
    static List<CountedChange> from(Item item) {
        var currency = Currency.getInstance(item.text("currency"));
        var changes = new ArrayList<CountedChange>();
        for (var name : item.attributeNames()) {
            if (name.startsWith(CHANGE)) {
                var change = item.maybeItem(name).orElseThrow();
                var revision = name.substring(CHANGE.length());
                changes.add(new CountedChange(
                        Long.parseLong(revision),
                        change.maybeFlag(ROLLED_BACK).orElse(false),
                        new Money(change.number(DISCOUNT), currency),
                        change.instant(AT),
                        Effects.versionOf(change),
                        LedgerPosition.of(item.text(POSITION + revision))));
            }
        }
        changes.sort(Comparator.comparingLong(CountedChange::revision));
        return changes;
    }
}
