package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;

/// The writes by which the redemptions of one order claim the member's first purchase.
///
/// A claim holds only if the member did nothing since the wallet was read. So at its commit there was no purchase,
/// and no such redemption for another order. A later purchase with another order id is not refused.
final class FirstPurchaseClaim {

    private static final String ACTIVITIES = "activities";
    private static final String FREE_OR_OWN =
            "attribute_not_exists(#firstOrderClaims) OR #firstOrderClaims = :none OR #firstOrder = :order";
    private static final String NO_ACTIVITY_SINCE =
            "attribute_exists(pk) AND (attribute_not_exists(#activities) OR #activities = :activities)";

    private FirstPurchaseClaim() {}

    /// Claims the first purchase for an order.
    ///
    /// @param claims the number of redemptions of the order that claim it together
    /// @param requirement what the member must have consented to besides
    static Write claim(MemberId member, Item wallet, OrderId order, long claims, ConsentRequirement requirement) {
        var claim = Write.update(Keys.wallet(member))
                .add(FirstPurchase.CLAIMS, claims)
                .set(FirstPurchase.ORDER, order.value());
        return requirement
                .addTo(claim, NO_ACTIVITY_SINCE + " AND (" + FREE_OR_OWN + ")")
                .with(":activities", wallet.sum(ACTIVITIES))
                .with(":none", 0)
                .with(":order", order.value());
    }

    /// Releases one claim.
    static Write release(MemberId member) {
        return Write.update(Keys.wallet(member)).add(FirstPurchase.CLAIMS, -1).when(Write.PRESENT);
    }
}
