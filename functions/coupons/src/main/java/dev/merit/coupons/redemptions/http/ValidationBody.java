package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.Redemption;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a coupon comes to for an order, or all reasons why it is not redeemable.
@Schema(name = "Validation", examples = Examples.VALIDATION)
record ValidationBody(
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,

        @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
        Money otherDiscount,

        @Nullable Money payment,
        List<Ineligibility> reasons) {

    static ValidationBody of(Redemption planned) {
        var price = AppliedPrice.of(planned);
        return new ValidationBody(
                true,
                price.discount(),
                price.payable(),
                price.lines(),
                price.shippingDiscount(),
                price.otherDiscount(),
                price.payment(),
                List.of());
    }

    static ValidationBody not(List<Ineligibility> reasons) {
        return new ValidationBody(false, null, null, null, null, null, null, reasons);
    }
}
