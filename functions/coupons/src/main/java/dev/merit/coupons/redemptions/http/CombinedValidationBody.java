package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.RequestItem;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.Redemption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The plan of a request: what each code comes to, in the sequence in which they apply, or all reasons why not.
@RegisterForReflection
@Schema(name = "CombinedValidation", examples = Examples.COMBINED_VALIDATION)
record CombinedValidationBody(
        boolean redeemable,
        @Nullable List<Applied> applied,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable Money payment,
        List<Ineligibility> reasons) {

    /// What one code takes off, or pays, after those before it.
    @RegisterForReflection
    @Schema(name = "AppliedCode")
    record Applied(
            @Nullable CouponCode code,

            @Schema(description = "The promotion, if it applies without a code.") @Nullable
            StrategyId strategyId,

            Money discount,
            Money payable,
            @Nullable List<LineDiscount> lines,
            @Nullable Money shippingDiscount,

            @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
            Money otherDiscount,

            @Nullable Money payment) {

        static Applied of(Redemption redemption) {
            var price = AppliedPrice.of(redemption);
            var item = RequestItem.of(redemption);
            return new Applied(
                    item instanceof RequestItem.Code(var code) ? code : null,
                    item instanceof RequestItem.Promotion(var strategy) ? strategy : null,
                    price.discount(),
                    price.payable(),
                    price.lines(),
                    price.shippingDiscount(),
                    price.otherDiscount(),
                    price.payment());
        }
    }

    static CombinedValidationBody of(List<Redemption> planned) {
        var applied = planned.stream().map(Applied::of).toList();
        return new CombinedValidationBody(
                true,
                applied,
                AppliedPrice.discount(planned),
                applied.getLast().payable(),
                AppliedPrice.payment(planned),
                List.of());
    }

    static CombinedValidationBody not(List<Ineligibility> reasons) {
        return new CombinedValidationBody(false, null, null, null, null, reasons);
    }
}
