package dev.merit.coupons.pricing;

import dev.merit.shared.id.OrderId;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/// Reads from a member's wallet how many purchases the member has made, for coupons for a first purchase.
///
/// The wallet counts the purchases in each currency. It also names the order for which coupons for a first
/// purchase are redeemed: see [#ORDER] and [#CLAIMS].
public final class FirstPurchase {

    /// The attribute that names the order that claims the first purchase.
    public static final String ORDER = "firstOrder";

    /// The attribute that counts the redemptions by which that order claims it; 0 if no redemption claims it.
    public static final String CLAIMS = "firstOrderClaims";

    private static final String PURCHASES = "purchases.";

    private FirstPurchase() {}

    /// Reads the member's number of purchases and segments. A claim by another order counts as a purchase. An
    /// address that another member had before counts as a purchase too, so that nobody registers again for a
    /// first purchase.
    ///
    /// @param order the order's id, if it is known
    public static CustomerContext customer(Item wallet, @Nullable OrderId order) {
        long purchases = wallet.attributeNames().stream()
                .filter(name -> name.startsWith(PURCHASES))
                .mapToLong(wallet::sum)
                .sum();
        var claimed =
                wallet.sum(CLAIMS) > 0 && (order == null || !wallet.text(ORDER).equals(order.value()));
        long before = ReturningMember.is(wallet) ? 1 : 0;
        return new CustomerContext(purchases + before + (claimed ? 1 : 0), Tiers.NONE, Memberships.of(wallet));
    }
}
