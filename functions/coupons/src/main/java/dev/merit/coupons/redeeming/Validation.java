package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.sessions.Quotation;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a coupon comes to, or all that is in the way, with the discount of each line that the order names.
@Schema(name = "Validation", examples = Docs.VALIDATION)
record Validation(
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,

        @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
        Money otherDiscount,

        @Nullable Money payment,
        List<Reason> reasons) {

    static Validation of(Quotation.Quote quote) {
        var price = quote.price();
        return new Validation(
                true,
                price.discount(),
                price.payable(),
                price.lines().isEmpty() ? null : price.lines(),
                price.shippingDiscount(),
                LineDiscount.other(price.discount(), price.lines(), price.shippingDiscount()),
                quote.voucher() ? price.discount() : null,
                List.of());
    }

    static Validation not(List<Reason> reasons) {
        return new Validation(false, null, null, null, null, null, null, reasons);
    }
}
