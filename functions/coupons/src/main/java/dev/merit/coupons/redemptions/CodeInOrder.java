package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.coupons.RestoredCoupon;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherBalance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A code that is wanted for an order: its coupon, and its redemption for that order, if there was one before.
///
/// @param unrevoked what is to be checked as it is used, if it may be revoked
public record CodeInOrder(
        Coupon coupon,
        Item item,
        @Nullable Write unrevoked,
        RedemptionId id,
        @Nullable Redemption present) {

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
        return held == null ? this : new CodeInOrder(RestoredCoupon.of(coupon, held), item, unrevoked, id, present);
    }

    /// Whether its redemption, if there is one, comes of the same request.
    public boolean isOf(RedemptionRequest wish) {
        return present != null && present.session().fingerprint().equals(wish.fingerprint());
    }

    public boolean isRevoked() {
        return coupon.status() == Coupon.Status.REVOKED;
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
        return coupon.isVoucher()
                ? coupon.free().minorUnits() == 0
                : coupon.uses() != null && coupon.uses().left() <= 0;
    }

    /// Whether so much may be asked of it, which a voucher's holder alone does.
    public boolean takes(@Nullable Money amount) {
        var value = coupon.initialBalance();
        return amount == null || (value != null && value.currency().equals(amount.currency()));
    }

    /// The reservations whose time is over and that stand in the way: this order's own, and, where the coupon has no
    /// other use left, those of others. Of a voucher all, since what they hold may be wanted.
    public List<RedemptionId> inTheWay(Instant now) {
        if (present != null && present.isReserved() && !present.holds(now)) {
            return List.of(id);
        }
        if (coupon.isVoucher()) {
            return VoucherBalance.from(item).overdue(now);
        }
        return CouponUsage.isTaken(item) ? Reservations.expired(item, now) : List.of();
    }

    public long revision() {
        return present == null ? 0 : present.session().revision();
    }

    /// Whether its redemption has taken no step since, if this is how that stands now.
    public boolean isAsRead(@Nullable Item redemption) {
        return revision() == (redemption == null ? 0 : redemption.sum(RedemptionState.REVISION));
    }
}
