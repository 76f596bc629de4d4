package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item of a request with its coupon and its redemption for the order of the request.
///
/// @param coupon the coupon of the code, or the coupon that the redemption of a promotion issues
/// @param redemptionId the id of the item's redemption for the order
/// @param redemption the earlier redemption of the item for the order, in any status; null, if there is none
record CodeInOrder(
        RequestItem item,
        Coupon coupon,
        RedemptionId redemptionId,
        @Nullable Redemption redemption) {

    /// Whether the item is redeemed for the order, or reserved and not expired.
    boolean hasActiveRedemption(Instant now) {
        return redemption != null && redemption.isActive(now);
    }

    /// The active redemption or reservation for the order; null, if there is none or it is another member's.
    @Nullable
    Redemption activeRedemptionOf(MemberId member, Instant now) {
        return redemption != null
                        && redemption.isActive(now)
                        && redemption.memberId().equals(member)
                ? redemption
                : null;
    }

    /// The item with its coupon as it is without the active redemption of this member.
    CodeInOrder withoutRedemptionOf(MemberId member, Instant now) {
        var active = activeRedemptionOf(member, now);
        return active == null ? this : new CodeInOrder(item, coupon.without(active), redemptionId, redemption);
    }

    /// Whether an earlier request with the same content has redeemed or reserved the item.
    boolean isOfSameRequest(RedemptionRequest request) {
        return redemption != null && Secret.isEqual(redemption.state().fingerprint(), request.fingerprint());
    }

    /// The active redemptions and reservations of the items, in the sequence in which they apply.
    static List<Redemption> activeRedemptions(List<CodeInOrder> codes, Instant now) {
        return codes.stream()
                .filter(c -> c.hasActiveRedemption(now))
                .map(CodeInOrder::redemption)
                .sorted(Comparator.comparingLong((Redemption r) -> r.total().minorUnits())
                        .thenComparingLong(r -> r.total().minus(r.discount()).minorUnits())
                        .reversed())
                .toList();
    }

    /// Whether the request may have this maximum payment: only for a gift voucher, in its currency.
    boolean acceptsMaxPayment(@Nullable Money maxPayment) {
        return maxPayment == null || coupon.acceptsMaxPayment(maxPayment);
    }

    /// The expired reservations to release before the item can be used: the order's own reservation, or those
    /// of other orders that block the coupon.
    List<RedemptionId> expiredReservations(Instant now) {
        return redemption != null && redemption.isReserved() && !redemption.isActive(now)
                ? List.of(redemptionId)
                : coupon.blockingReservations();
    }

    /// The revision of the redemption; 0, if there is none.
    long revision() {
        return redemption == null ? 0 : redemption.state().revision();
    }

    /// Whether the redemption has not changed since it was read.
    ///
    /// @param current the redemption's item, read again
    boolean isUnchanged(@Nullable Item current) {
        return revision() == (current == null ? 0 : current.sum(RedemptionState.REVISION));
    }
}
