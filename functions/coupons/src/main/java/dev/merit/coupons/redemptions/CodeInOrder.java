package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponStatus;
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

/// A code that is wanted for an order: its coupon, and its redemption for that order, if there was one before.
public record CodeInOrder(
        Coupon coupon, RedemptionId id, @Nullable Redemption present) {

    /// Whether it is redeemed for the order, or reserved at that moment.
    public boolean holds(Instant now) {
        return present != null && present.holds(now);
    }

    /// What holds it for the order and that member at that moment, if anything does.
    public @Nullable Redemption heldBy(MemberId member, Instant now) {
        return present != null && present.holds(now) && present.memberId().equals(member) ? present : null;
    }

    /// As it would be if that were given back.
    public CodeInOrder given(MemberId member, Instant now) {
        var held = heldBy(member, now);
        return held == null ? this : new CodeInOrder(coupon.without(held), id, present);
    }

    /// Whether its redemption, if there is one, comes of the same request.
    public boolean isOf(RedemptionRequest wish) {
        return present != null && present.session().fingerprint().equals(wish.fingerprint());
    }

    public boolean isRevoked() {
        return coupon.status() == CouponStatus.REVOKED;
    }

    /// The redemptions that hold some of the candidates, in the order in which they apply.
    public static List<Redemption> held(List<CodeInOrder> candidates, Instant now) {
        return candidates.stream()
                .filter(c -> c.holds(now))
                .map(CodeInOrder::present)
                .sorted(Comparator.comparingLong((Redemption r) -> r.total().minorUnits())
                        .thenComparingLong(r -> r.total().minus(r.discount()).minorUnits())
                        .reversed())
                .toList();
    }

    public boolean isSpent() {
        return coupon.isUsedUp();
    }

    /// Whether so much may be asked of it, which a voucher's holder alone does.
    public boolean takes(@Nullable Money amount) {
        return amount == null || coupon.accepts(amount);
    }

    /// The reservations whose time is over and that stand in the way: this order's own, and, where the coupon has no
    /// other use left, those of others. Of a voucher all, since what they hold may be wanted.
    public List<RedemptionId> inTheWay(Instant now) {
        if (present != null && present.isReserved() && !present.holds(now)) {
            return List.of(id);
        }
        return coupon.blocking();
    }

    public long revision() {
        return present == null ? 0 : present.session().revision();
    }

    /// Whether its redemption has taken no step since, if this is how that stands now.
    public boolean isAsRead(@Nullable Item redemption) {
        return revision() == (redemption == null ? 0 : redemption.sum(RedemptionState.REVISION));
    }
}
