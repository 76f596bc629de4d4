package dev.merit.shared.activity;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;

/// The effect of each kind of record on the totals. Whoever writes a record commits this with it; reconciliation
/// works it out again from the record alone.
public final class Effects {

    private Effects() {}

    public static TotalsDelta ofRegistration(Instant registeredAt) {
        return TotalsDelta.of(new Total.Members(), QuarterHour.of(registeredAt), new Figures(1, 0, 0));
    }

    /// Revenue that a strategy brought in before Merit kept its purchases.
    public static TotalsDelta ofOpening(StrategyId strategy, Money revenue, Instant at) {
        var total = new Total.Revenue(revenue.currency(), strategy);
        return TotalsDelta.of(total, QuarterHour.of(at), new Figures(revenue.minorUnits(), 0, 0));
    }

    public static TotalsDelta of(ActivityRecord activity) {
        var a = activity.activity();
        if (a.isPurchase()) {
            return ofMoney(activity, 1, 1, 0);
        }
        return a.isRefund() ? ofMoney(activity, -1, 0, 1) : TotalsDelta.NONE;
    }

    private static TotalsDelta ofMoney(ActivityRecord activity, int sign, int purchases, int refunds) {
        var paid = activity.activity().paid();
        var quarter = QuarterHour.of(activity.countedAt());
        var figures = new Figures(sign * paid.minorUnits(), purchases, refunds);
        var sums = TotalsDelta.of(new Total.Purchases(paid.currency()), quarter, figures);
        for (var share : activity.shares()) {
            var total = new Total.Revenue(paid.currency(), share.strategy());
            sums = sums.plus(
                    TotalsDelta.of(total, quarter, new Figures(sign * share.minorUnits(), purchases, refunds)));
        }
        return sums;
    }
}
