package dev.merit.coupons.offers;

import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.redemptions.QualifiedCoupon;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What one coupon or public code does for the order, or why it does nothing.
@RegisterForReflection
@Schema(name = "Offer")
record Offer(
        CouponCode code,
        StrategyId strategyId,
        String name,
        StrategyKind kind,
        boolean stackable,
        @Nullable Instant validTo,
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,

        @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
        Money otherDiscount,

        List<Ineligibility> reasons) {

    static Offer of(QualifiedCoupon qualified) {
        return switch (qualified.evaluation()) {
            case Evaluation.Eligible(var discount, var payable, var lines, var shipping) ->
                of(qualified, discount, payable, lines.isEmpty() ? null : lines, shipping, List.of());
            case Evaluation.Ineligible(var reasons) -> of(qualified, null, null, null, null, reasons);
        };
    }

    private static Offer of(
            QualifiedCoupon qualified,
            @Nullable Money discount,
            @Nullable Money payable,
            @Nullable List<LineDiscount> lines,
            @Nullable Money shipping,
            List<Ineligibility> reasons) {
        var other = discount == null || lines == null ? null : LineDiscount.other(discount, lines, shipping);
        var terms = qualified.terms();
        return new Offer(
                qualified.coupon().code(),
                qualified.strategy().id(),
                terms.name(),
                terms.kind(),
                terms.stackable(),
                qualified.validTo(),
                qualified.isRedeemable(),
                discount,
                payable,
                lines,
                shipping,
                other,
                reasons);
    }
}
