package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.Validation;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What codes come to together, each in the order in which they apply, or all that is in the way.
@RegisterForReflection
@Schema(name = "CombinedValidation", examples = Examples.COMBINED_VALIDATION)
record CombinedValidationBody(
        boolean redeemable,
        @Nullable List<Applied> applied,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable Money payment,
        List<Ineligibility> reasons) {

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

        static Applied of(Validation.Quote quote) {
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

    static CombinedValidationBody of(List<Validation.Quote> quotes) {
        var applied = quotes.stream().map(Applied::of).toList();
        var discount =
                applied.stream().map(Applied::discount).reduce(Money::plus).orElseThrow();
        var payment = quotes.stream()
                .filter(Validation.Quote::voucher)
                .map(quote -> quote.price().discount())
                .reduce(Money::plus)
                .orElse(null);
        return new CombinedValidationBody(
                true, applied, discount, applied.getLast().payable(), payment, List.of());
    }

    static CombinedValidationBody not(List<Ineligibility> reasons) {
        return new CombinedValidationBody(false, null, null, null, null, reasons);
    }
}
