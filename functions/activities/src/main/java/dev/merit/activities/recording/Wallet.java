package dev.merit.activities.recording;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.Qualifying;
import java.time.Instant;

/// The member's own sums: net purchases and counts by currency, `net.USD`, `purchases.USD`, `refunds.USD`, the number
/// of activities, its points by lots, and what counts for its tier by months. There is a wallet for as long as there is
/// the member.
final class Wallet {

    private Wallet() {}

    /// @param countsAt when what it brought or takes back came about: of a refund, when the purchase was made
    static Write add(ActivityRecord record, Instant countsAt) {
        var activity = record.activity();
        var now = record.recordedAt();
        var wallet = record.earned()
                .into(
                        Write.update(Keys.wallet(activity.memberId()))
                                .add("activities", 1)
                                .when(Write.PRESENT),
                        now);
        var write = Qualifying.earn(wallet, countsAt, record.earned().points(), now);
        if (activity.isPurchase()) {
            return paid(write.add("purchases." + activity.paid().currency(), 1), activity.paid(), countsAt, now);
        }
        return activity.isRefund()
                ? paid(
                        write.add("refunds." + activity.paid().currency(), 1),
                        activity.paid().negated(),
                        countsAt,
                        now)
                : write;
    }

    private static Write paid(Write wallet, Money amount, Instant purchasedAt, Instant now) {
        return Qualifying.spend(wallet.add("net." + amount.currency(), amount.minorUnits()), purchasedAt, amount, now);
    }
}
