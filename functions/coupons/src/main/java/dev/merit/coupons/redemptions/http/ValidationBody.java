package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.Validation;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a coupon comes to, or all that is in the way, with the discount of each line that the order names.
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

    static ValidationBody of(Validation.Quote quote) {
        var price = quote.price();
        return new ValidationBody(
                true,
                price.discount(),
                price.payable(),
                price.lines().isEmpty() ? null : price.lines(),
                price.shippingDiscount(),
                LineDiscount.other(price.discount(), price.lines(), price.shippingDiscount()),
                quote.voucher() ? price.discount() : null,
                List.of());
    }

    static ValidationBody not(List<Ineligibility> reasons) {
        return new ValidationBody(false, null, null, null, null, null, null, reasons);
    }
}
