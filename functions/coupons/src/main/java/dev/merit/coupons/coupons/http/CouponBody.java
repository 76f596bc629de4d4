package dev.merit.coupons.coupons.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.coupons.CountedCoupon;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponStatus;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.IssuedTerms;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A coupon in JSON. A public code has neither terms nor uses of its own, only a gift voucher has a balance, and
/// only a coupon with a single use names its redemption and order.
@RegisterForReflection
@Schema(name = "Coupon", examples = Examples.COUPON)
public record CouponBody(
        CouponCode code,
        StrategyId strategyId,
        @Nullable Long termsVersion,
        @Nullable MemberId memberId,
        CouponStatus status,
        Instant issuedAt,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Uses uses,
        @Nullable RedemptionId redemptionId,
        @Nullable String orderId,
        @Nullable Money initialBalance,
        @Nullable Money balance,
        @Nullable Money reserved,

        @Schema(description = "When the first of the reservations ends that hold it, or a part of it, just now.")
        @Nullable
        Instant reservedUntil,

        @Schema(description = "When it was revoked.") @Nullable
        Instant revokedAt) {

    /// For how many orders a coupon can be redeemed, for how many it is redeemed, and for how many it is reserved.
    @RegisterForReflection
    @Schema(name = "Uses")
    public record Uses(long most, long redeemed, long reserved) {

        private static @Nullable Uses of(@Nullable CouponUsage usage) {
            return usage == null ? null : new Uses(usage.max(), usage.redeemed(), usage.reserved());
        }
    }

    public static CouponBody of(Coupon coupon) {
        return switch (coupon) {
            case CountedCoupon counted -> of(coupon, counted.terms(), counted.usage(), null);
            case GiftVoucher voucher -> of(coupon, voucher.terms(), null, voucher);
            case PublicCode _ -> of(coupon, null, null, null);
            case PromotionClaim claim -> of(claim.coupon());
        };
    }

    private static CouponBody of(
            Coupon coupon, @Nullable IssuedTerms terms, @Nullable CouponUsage usage, @Nullable GiftVoucher voucher) {
        var singleUse = usage == null ? null : usage.singleUse();
        return new CouponBody(
                coupon.code(),
                coupon.strategyId(),
                terms == null ? null : Long.valueOf(terms.version()),
                coupon.owner().orElse(null),
                coupon.status(),
                coupon.issuedAt(),
                terms == null ? null : terms.validity().from(),
                terms == null ? null : terms.validity().to(),
                Uses.of(usage),
                singleUse == null ? null : singleUse.redemptionId(),
                singleUse == null ? null : singleUse.orderId(),
                voucher == null ? null : voucher.account().initial(),
                voucher == null ? null : voucher.account().left(),
                voucher == null ? null : voucher.reserved(),
                coupon.reservedUntil(),
                coupon.revokedAt());
    }
}
