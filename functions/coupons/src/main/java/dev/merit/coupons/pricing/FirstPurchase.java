package dev.merit.coupons.pricing;

import dev.merit.shared.id.OrderId;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/// Reads from a member's wallet whether an order would be the first purchase.
///
/// The wallet counts the purchases by currency. It also names the order for which coupons for a first purchase are
/// redeemed: see [#ORDER] and [#CLAIMS].
public final class FirstPurchase {

    /// The attribute that names the order that claims the first purchase.
    public static final String ORDER = "firstOrder";

    /// The attribute that counts the redemptions of that order which claim it; 0 where nothing claims it.
    public static final String CLAIMS = "firstOrderClaims";

    private static final String PURCHASES = "purchases.";

    private FirstPurchase() {}

    /// The member's purchases and segments. A claim by another order counts as a purchase. A member who was
    /// registered with an address that another member had before counts as one who has bought before.
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
