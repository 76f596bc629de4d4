package dev.merit.coupons.coupons;

import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;

/// A coupon as it would be if one of its redemptions were given back.
public final class RestoredCoupon {

    private RestoredCoupon() {}

    /// Without what a redemption of it takes.
    ///
    /// @param held which holds a use of the coupon, or a part of the voucher
    public static Coupon of(Coupon coupon, Redemption held) {
        var uses = coupon.uses();
        var balance = coupon.balance();
        var reserved = coupon.reserved();
        var paid = held.discount();
        if (balance != null && held.isRedeemed()) {
            balance = balance.plus(paid).minus(new Money(held.session().returned(), paid.currency()));
        }
        return new Coupon(
                coupon.code(),
                coupon.strategyId(),
                coupon.termsVersion(),
                coupon.memberId(),
                coupon.status(),
                coupon.issuedAt(),
                coupon.validFrom(),
                coupon.validTo(),
                uses == null ? null : uses.without(held),
                null,
                null,
                coupon.initialBalance(),
                balance,
                reserved != null && held.isReserved() ? reserved.minus(paid) : reserved,
                coupon.reservedUntil());
    }
}
