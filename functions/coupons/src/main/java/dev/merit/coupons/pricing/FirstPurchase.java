package dev.merit.coupons.pricing;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/// Holds a member's coupons for a first purchase to one order.
///
/// The wallet counts the purchases, by currency, and keeps for which order such coupons are redeemed. A redemption
/// claims it on condition that the member did nothing since the wallet was read; so at its commit there was no
/// purchase, and no such redemption for another order. A purchase under another order that is recorded afterwards
/// is not refused.
public final class FirstPurchase {

    private static final String ORDER = "firstOrder";
    private static final String CLAIMS = "firstOrderClaims";
    private static final String ACTIVITIES = "activities";
    private static final String PURCHASES = "purchases.";

    private static final String FREE_OR_MINE =
            "attribute_not_exists(#firstOrderClaims) OR #firstOrderClaims = :none OR #firstOrder = :order";

    private static final String NOTHING_DONE =
            "attribute_exists(pk) AND (attribute_not_exists(#activities) OR #activities = :activities)";

    private FirstPurchase() {}

    /// What is known of a member by the wallet, for an order, or for any where none is named. Who was registered with
    /// an address that somebody had before has bought before.
    public static CustomerContext shopper(Item wallet, @Nullable String order) {
        long purchases = wallet.attributeNames().stream()
                .filter(name -> name.startsWith(PURCHASES))
                .mapToLong(wallet::sum)
                .sum();
        var claimed = wallet.sum(CLAIMS) > 0 && !wallet.text(ORDER).equals(order);
        long before = ReturningMember.is(wallet) ? 1 : 0;
        return new CustomerContext(purchases + before + (claimed ? 1 : 0), Tiers.NONE, Memberships.of(wallet));
    }

    /// Claims it for an order.
    ///
    /// @param claims how many redemptions for the order do so together
    public static Write claim(MemberId member, Item wallet, String order, long claims) {
        return Write.update(Keys.wallet(member))
                .add(CLAIMS, claims)
                .set(ORDER, order)
                .when(NOTHING_DONE + " AND (" + FREE_OR_MINE + ")")
                .with(":activities", wallet.sum(ACTIVITIES))
                .with(":none", 0)
                .with(":order", order);
    }

    /// The inverse of a claim.
    public static Write release(MemberId member) {
        return Write.update(Keys.wallet(member)).add(CLAIMS, -1).when(Write.PRESENT);
    }
}
