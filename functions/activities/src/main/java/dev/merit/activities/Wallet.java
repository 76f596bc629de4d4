package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Write;

/// The member's own sums: net purchases and counts by currency, `net.USD`, `purchases.USD`, `refunds.USD`, the number
/// of activities, and its points by lots. There is a wallet for as long as there is the member.
final class Wallet {

    private Wallet() {}

    static Write add(ActivityRecord record) {
        var activity = record.activity();
        var wallet = Write.update(Keys.wallet(activity.memberId()))
                .add("activities", 1)
                .when(Write.PRESENT);
        var write = record.earned().into(wallet, record.recordedAt());
        if (activity.isPurchase()) {
            var currency = activity.paid().currency();
            return write.add("net." + currency, activity.paid().minorUnits()).add("purchases." + currency, 1);
        }
        if (activity.isRefund()) {
            var currency = activity.paid().currency();
            return write.add("net." + currency, -activity.paid().minorUnits()).add("refunds." + currency, 1);
        }
        return write;
    }
}
