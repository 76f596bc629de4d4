package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.lookup.RateLimited;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of codes that were to be redeemed or reserved for an order.
public sealed interface RedemptionOutcome {

    /// In the order in which they apply.
    record Redeemed(List<Redemption> redemptions) implements RedemptionOutcome {}

    /// The same was asked before, and this is what came of it.
    record Repeated(List<Redemption> redemptions) implements RedemptionOutcome {}

    sealed interface Refused extends RedemptionOutcome {}

    /// The code is redeemed or reserved for this order, but with other content, or is so no more while others are.
    record Differs(CouponCode code) implements Refused {}

    /// No use of the coupon, or nothing of the voucher, is left.
    record Spent(Coupon coupon) implements Refused {}

    /// An amount is named for a coupon that is no gift voucher, or in another currency.
    record NoAmount(Coupon coupon) implements Refused {}

    record NotEligible(List<Ineligibility> reasons) implements Refused {}

    /// These may not be combined.
    record NotStackable(List<CouponCode> codes) implements Refused {}

    /// None of the uses of a public code is left.
    record SoldOut(CouponCode code) implements Refused {}

    /// The member has used public codes of the strategy as often as a member may.
    ///
    /// @param until when the first of the reservations ends that are among them, if any are
    record LimitReached(
            CouponCode code, long limit, @Nullable Instant until) implements Refused {}

    /// Less is left of the strategy's budget than the discount.
    record BudgetExhausted(CouponCode code, Money have, Money need) implements Refused {}

    record Revoked(CouponCode code) implements Refused {}

    record NoCoupon(CouponCode code) implements Refused {}

    /// The caller has asked for too many codes that there are not.
    record TooManyAttempts(RateLimited barred) implements Refused {}
}
