package dev.merit.coupons.combining;

import dev.merit.coupons.Docs;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.sessions.Quotation;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What codes come to together, each in the order in which they apply, or all that is in the way.
@RegisterForReflection
@Schema(name = "CombinedValidation", examples = Docs.COMBINED_VALIDATION)
record CombinedValidation(
        boolean redeemable,
        @Nullable List<Applied> applied,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable Money payment,
        List<Reason> reasons) {

    /// What one of them takes off what those before it left to pay, or pays of it.
    @RegisterForReflection
    @Schema(name = "AppliedCode")
    record Applied(
            CouponCode code,
            Money discount,
            Money payable,
            @Nullable List<LineDiscount> lines,
            @Nullable Money shippingDiscount,

            @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
            Money otherDiscount,

            @Nullable Money payment) {

        static Applied of(Quotation.Quote quote) {
            var price = quote.price();
            return new Applied(
                    quote.code(),
                    price.discount(),
                    price.payable(),
                    price.lines().isEmpty() ? null : price.lines(),
                    price.shippingDiscount(),
                    LineDiscount.other(price.discount(), price.lines(), price.shippingDiscount()),
                    quote.voucher() ? price.discount() : null);
        }
    }

    static CombinedValidation of(List<Quotation.Quote> quotes) {
        var applied = quotes.stream().map(Applied::of).toList();
        var discount =
                applied.stream().map(Applied::discount).reduce(Money::plus).orElseThrow();
        var payment = quotes.stream()
                .filter(Quotation.Quote::voucher)
                .map(quote -> quote.price().discount())
                .reduce(Money::plus)
                .orElse(null);
        return new CombinedValidation(true, applied, discount, applied.getLast().payable(), payment, List.of());
    }

    static CombinedValidation not(List<Reason> reasons) {
        return new CombinedValidation(false, null, null, null, null, reasons);
    }
}
