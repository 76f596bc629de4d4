package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.retention.RemovalMark;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierQualification;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.util.List;

/// The sums of one member: net purchases and counts by currency (`net.USD`, `purchases.USD`, `refunds.USD`), the
/// number of activities, points by lots, what counts for the tier by months, and net purchases by months. A wallet
/// exists as long as its member.
final class Wallet {

    private Wallet() {}

    /// @param countsAt when the activity occurred; for a refund, when its purchase did
    static Write add(ActivityRecord record, Instant countsAt) {
        var activity = record.activity();
        var now = record.recordedAt();
        var wallet = record.earned()
                .into(
                        Write.update(Keys.wallet(activity.memberId()))
                                .add("activities", 1)
                                .when(Write.PRESENT),
                        now);
        var write = TierQualification.earn(wallet, countsAt, record.earned().points(), now);
        RemovalMark.of(record).require(MonthlySums.add(write, Effects.ALL.of(record)), now);
        if (activity.isPurchase()) {
            var currency = activity.paid().currency();
            return paid(write.add("purchases." + currency, 1), activity.paid(), countsAt, now)
                    .atMost("net." + currency, Money.SUM_LIMIT);
        }
        return activity.isRefund()
                ? paid(
                        write.add("refunds." + activity.paid().currency(), 1),
                        activity.paid().negated(),
                        countsAt,
                        now)
                : write;
    }

    /// Whether the net purchases allow one more activity of this kind.
    static boolean takesMore(Activity activity, Item wallet) {
        return !activity.isPurchase() || wallet.sum("net." + activity.paid().currency()) <= Money.SUM_LIMIT;
    }

    private static Write paid(Write wallet, Money amount, Instant purchasedAt, Instant now) {
        return TierQualification.spend(
                wallet.add("net." + amount.currency(), amount.minorUnits()), purchasedAt, amount, now);
    }

    /// Removes what a record and its refunds added, from the wallet of the member who had it; its points even if they
    /// are spent.
    static Write remove(ActivityRecord record, List<ActivityRecord> refunds, EarnedPoints net, Instant now) {
        return move(record, refunds, net, -1, now);
    }

    /// Adds a moved record and its refunds to the wallet of its new member.
    static Write addMoved(ActivityRecord record, List<ActivityRecord> refunds, EarnedPoints net, Instant now) {
        return move(record, refunds, net, 1, now);
    }

    /// @param net the points that are left, as this wallet gets or loses them
    private static Write move(
            ActivityRecord record, List<ActivityRecord> refunds, EarnedPoints net, long sign, Instant now) {
        var activity = record.activity();
        var wallet = Write.update(Keys.wallet(activity.memberId()))
                .add("activities", 1 + refunds.size())
                .when(Write.PRESENT);
        net.into(wallet, now);
        long points = record.earned().points() - record.earned().takenBack();
        TierQualification.earn(wallet, activity.occurredAt(), sign * points, now);
        var effect = refunds.stream().map(Effects.ALL::of).reduce(Effects.ALL.of(record), TotalsDelta::plus);
        MonthlySums.add(wallet, sign > 0 ? effect : effect.negated());
        if (activity.isPurchase()) {
            var left = new Money(sign * record.left(), activity.paid().currency());
            wallet.add("purchases." + left.currency(), sign).add("refunds." + left.currency(), sign * refunds.size());
            return paid(wallet, left, activity.occurredAt(), now);
        }
        return wallet;
    }
}
