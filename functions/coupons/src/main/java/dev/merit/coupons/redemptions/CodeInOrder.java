package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
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

/// An item of a request: its coupon, and its redemption for the order of the request.
///
/// @param coupon the coupon of the code, or the one that the redemption of a promotion issues
/// @param redemptionId the id of its redemption for the order
/// @param redemption its redemption for the order, if there was one before, in whatever state
record CodeInOrder(
        RequestItem item,
        Coupon coupon,
        RedemptionId redemptionId,
        @Nullable Redemption redemption) {

    /// Whether the code is redeemed or reserved for the order.
    boolean holds(Instant now) {
        return redemption != null && redemption.holds(now);
    }

    /// The redemption or reservation of that member for the order; null, if there is none.
    @Nullable
    Redemption heldBy(MemberId member, Instant now) {
        return redemption != null
                        && redemption.holds(now)
                        && redemption.memberId().equals(member)
                ? redemption
                : null;
    }

    /// The code as it would be without that redemption or reservation.
    CodeInOrder restored(MemberId member, Instant now) {
        var held = heldBy(member, now);
        return held == null ? this : new CodeInOrder(item, coupon.without(held), redemptionId, redemption);
    }

    /// Whether its redemption was made by the same request.
    boolean isOf(RedemptionRequest request) {
        return redemption != null && redemption.state().fingerprint().equals(request.fingerprint());
    }

    /// The redemptions and reservations of the codes, in the sequence in which they apply.
    static List<Redemption> held(List<CodeInOrder> codes, Instant now) {
        return codes.stream()
                .filter(c -> c.holds(now))
                .map(CodeInOrder::redemption)
                .sorted(Comparator.comparingLong((Redemption r) -> r.total().minorUnits())
                        .thenComparingLong(r -> r.total().minus(r.discount()).minorUnits())
                        .reversed())
                .toList();
    }

    /// Whether the request may name such a maximum: only of a gift voucher, in its currency.
    boolean accepts(@Nullable Money maxPayment) {
        return maxPayment == null || coupon.accepts(maxPayment);
    }

    /// The expired reservations that have to be released before the code is used: the order's own, or those of
    /// others that block the coupon.
    List<RedemptionId> expiredReservations(Instant now) {
        return redemption != null && redemption.isReserved() && !redemption.holds(now)
                ? List.of(redemptionId)
                : coupon.blocking();
    }

    long revision() {
        return redemption == null ? 0 : redemption.state().revision();
    }

    /// Whether its redemption has not changed since it was read.
    ///
    /// @param current the redemption as the table has it now
    boolean isUnchanged(@Nullable Item current) {
        return revision() == (current == null ? 0 : current.sum(RedemptionState.REVISION));
    }
}
