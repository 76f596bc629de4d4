package dev.merit.coupons.coupons;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;

/// Counts the uses of a coupon: those taken, which are redeemed or held by a reservation, and those redeemed. A
/// batch's code is kept from the first of them on, which puts it there: of two at once, the second finds the first
/// one's.
public final class CouponUsage {

    static final String MAX = "usesPerCoupon";
    static final String TAKEN = "uses";
    static final String REDEEMED = "redeemed";
    static final String REDEMPTION = "redemptionId";
    static final String ORDER = "orderId";

    private static final String HAS_ONE = "#uses < #usesPerCoupon AND #memberId = :member";
    private static final String IS_NEW_OR_HAS_ONE = "attribute_not_exists(pk) OR #uses < #usesPerCoupon";

    private CouponUsage() {}

    /// Whether all its uses are taken, be it by reservations whose time is over.
    public static boolean isTaken(Item coupon) {
        return coupon.sum(TAKEN) >= coupon.sum(MAX);
    }

    /// Takes one, if one is left: for good, or for as long as the redemption is reserved.
    public static Write take(Coupon coupon, Redemption redemption) {
        var write = on(redemption).add(TAKEN, 1);
        write = coupon.isBearer()
                ? write.setAll(coupon.toItem()).when(IS_NEW_OR_HAS_ONE)
                : write.when(HAS_ONE).with(":member", redemption.memberId().value());
        var until = redemption.session().reservedUntil();
        return until == null
                ? named(write.add(REDEEMED, 1), coupon, redemption)
                : Reservations.hold(write, redemption.redemptionId(), until);
    }

    /// What was held is redeemed.
    public static Write confirm(Coupon coupon, Redemption redemption) {
        return named(
                Reservations.end(on(redemption).add(REDEEMED, 1), redemption.redemptionId())
                        .when(Write.PRESENT),
                coupon,
                redemption);
    }

    /// The inverse of what the redemption did last.
    public static Write giveBack(Redemption redemption) {
        var write = on(redemption).add(TAKEN, -1).when(Write.PRESENT);
        return redemption.isReserved()
                ? Reservations.end(write, redemption.redemptionId())
                : write.add(REDEEMED, -1).remove(REDEMPTION).remove(ORDER);
    }

    private static Write on(Redemption redemption) {
        return Write.update(Coupon.key(new CouponCode(redemption.code())));
    }

    private static Write named(Write write, Coupon coupon, Redemption redemption) {
        var uses = coupon.uses();
        RedemptionId id = redemption.redemptionId();
        return uses != null && uses.most() == 1
                ? write.set(REDEMPTION, id.value()).set(ORDER, redemption.orderId())
                : write;
    }
}
