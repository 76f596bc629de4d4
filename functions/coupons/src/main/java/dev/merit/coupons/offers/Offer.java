package dev.merit.coupons.offers;

import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.terms.Kind;
import dev.merit.coupons.validating.Appraisal;
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
        Kind kind,
        boolean stackable,
        @Nullable Instant validTo,
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,

        @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
        Money otherDiscount,

        List<Reason> reasons) {

    static Offer of(Appraisal appraisal) {
        return switch (appraisal.assessment()) {
            case Assessment.Eligible(var discount, var payable, var lines, var shipping) ->
                of(appraisal, discount, payable, lines.isEmpty() ? null : lines, shipping, List.of());
            case Assessment.Ineligible(var reasons) -> of(appraisal, null, null, null, null, reasons);
        };
    }

    private static Offer of(
            Appraisal appraisal,
            @Nullable Money discount,
            @Nullable Money payable,
            @Nullable List<LineDiscount> lines,
            @Nullable Money shipping,
            List<Reason> reasons) {
        var other = discount == null || lines == null ? null : LineDiscount.other(discount, lines, shipping);
        var terms = appraisal.terms();
        return new Offer(
                appraisal.coupon().code(),
                appraisal.strategy().id(),
                terms.name(),
                terms.kind(),
                terms.stackable(),
                appraisal.validTo(),
                appraisal.isRedeemable(),
                discount,
                payable,
                lines,
                shipping,
                other,
                reasons);
    }
}
