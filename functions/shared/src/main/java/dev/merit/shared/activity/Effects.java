package dev.merit.shared.activity;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.util.List;

/// The effect of each kind of record on the totals: the one rule of whoever writes a record, which commits its effect
/// with it, and of the reconciliation, which computes the effect again from the record alone.
///
/// A record keeps the number of the version by which it was counted. So a version that adds a total makes no
/// difference to the records from before it.
///
/// @param versions every version there has been; the first has the number 1
public record Effects(List<Effect> versions) {

    public static final Effects ALL = new Effects(List.of(new Version1()));

    /// The version by which new records are counted.
    public static final int VERSION = ALL.versions.size();

    private static final String ATTRIBUTE = "effectVersion";

    public Effects {
        versions = List.copyOf(versions);
    }

    /// Makes the write of a new record keep its position in the ledger and the present version.
    public static Write counted(Write record) {
        return counted(record, VERSION);
    }

    static Write counted(Write record, int version) {
        return record.set(ATTRIBUTE, version).stamped(LedgerPosition.ATTRIBUTE);
    }

    public static Item addTo(Item record, int version) {
        return record.number(ATTRIBUTE, (long) version);
    }

    /// The version by which a record was counted.
    public static int versionOf(Item record) {
        return Math.toIntExact(record.number(ATTRIBUTE));
    }

    /// The rule for new records.
    public Effect latest() {
        return versions.getLast();
    }

    /// The effect of a record by the version that it names.
    public TotalsDelta of(ActivityRecord activity) {
        return version(activity.effectVersion()).ofActivity(activity);
    }

    public Effect version(int number) {
        if (number < 1 || number > versions.size()) {
            throw new IllegalStateException("no version " + number + " of the effects is known");
        }
        return versions.get(number - 1);
    }

    /// Counts members; purchases and refunds by currency; their shares by strategy; redemptions and their discounts by
    /// strategy; and the balances of gift vouchers by currency.
    private static final class Version1 implements Effect {

        @Override
        public TotalsDelta ofRegistration(Instant registeredAt) {
            return TotalsDelta.of(new Total.Members(), QuarterHour.of(registeredAt), new Figures(1, 0, 0));
        }

        @Override
        public TotalsDelta ofErasure(Instant erasedAt) {
            return TotalsDelta.of(new Total.Members(), QuarterHour.of(erasedAt), new Figures(-1, 0, 0));
        }

        @Override
        public TotalsDelta ofOpening(StrategyId strategy, Money revenue, Instant at) {
            var total = new Total.Revenue(revenue.currency(), strategy);
            return TotalsDelta.of(total, QuarterHour.of(at), new Figures(revenue.minorUnits(), 0, 0));
        }

        @Override
        public TotalsDelta ofActivity(ActivityRecord activity) {
            if (activity.activity().isPurchase()) {
                return ofMoney(activity, 1, 1, 0);
            }
            return activity.activity().isRefund() ? ofMoney(activity, -1, 0, 1) : TotalsDelta.NONE;
        }

        @Override
        public TotalsDelta ofRedemption(StrategyId strategy, Money discount, Instant at) {
            var total = new Total.Redemptions(discount.currency(), strategy);
            return TotalsDelta.of(total, QuarterHour.of(at), new Figures(discount.minorUnits(), 1, 0));
        }

        @Override
        public TotalsDelta ofRollback(StrategyId strategy, Money discount, Instant at) {
            var total = new Total.Redemptions(discount.currency(), strategy);
            return TotalsDelta.of(total, QuarterHour.of(at), new Figures(-discount.minorUnits(), 0, 1));
        }

        @Override
        public TotalsDelta ofVoucherEntry(Money amount, Instant at) {
            var total = new Total.Vouchers(amount.currency());
            return TotalsDelta.of(total, QuarterHour.of(at), new Figures(amount.minorUnits(), 0, 0));
        }

        private static TotalsDelta ofMoney(ActivityRecord activity, int sign, int purchases, int refunds) {
            var paid = activity.activity().paid();
            var quarterHour = QuarterHour.of(activity.countedAt());
            var figures = new Figures(sign * paid.minorUnits(), purchases, refunds);
            var delta = TotalsDelta.of(new Total.Purchases(paid.currency()), quarterHour, figures);
            for (var share : activity.shares()) {
                var total = new Total.Revenue(paid.currency(), share.strategy());
                delta = delta.plus(
                        TotalsDelta.of(total, quarterHour, new Figures(sign * share.minorUnits(), purchases, refunds)));
            }
            return delta;
        }
    }
}
