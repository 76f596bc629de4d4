package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Write;

/// The member's own sums: net purchases and counts by currency, `net.USD`, `purchases.USD`, `refunds.USD`, and the
/// number of activities. There is a wallet for as long as there is the member.
final class Wallet {

    private Wallet() {}

    static Write add(Activity activity) {
        var write = Write.update(Keys.wallet(activity.memberId()))
                .add("activities", 1)
                .when(Write.PRESENT);
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
