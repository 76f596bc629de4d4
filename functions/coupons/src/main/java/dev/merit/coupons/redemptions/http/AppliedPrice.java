package dev.merit.coupons.redemptions.http;

import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.Redemption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The amounts of one redemption as all answers show them.
///
/// A gift voucher has no discount but a payment. Its lines, shipping and rest say what of the payment is on what.
///
/// @param payable what is left to pay after it
/// @param lines the discount of each of the order's items; null, if the order names none
/// @param otherDiscount what of the discount is on goods that the items leave out
/// @param payment what a gift voucher pays; null for everything else
record AppliedPrice(
        Money discount,
        Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,
        @Nullable Money otherDiscount,
        @Nullable Money payment) {

    static AppliedPrice of(Redemption redemption) {
        var lines = redemption.lines();
        var shipping = redemption.shippingDiscount();
        var amount = redemption.discount();
        boolean pays = redemption.state().isPayment();
        return new AppliedPrice(
                pays ? Money.zero(amount.currency()) : amount,
                redemption.total().minus(amount),
                lines.isEmpty() ? null : lines,
                shipping,
                LineDiscount.other(amount, lines, shipping),
                pays ? amount : null);
    }

    /// The sum of the discounts.
    static Money discount(List<Redemption> redemptions) {
        return redemptions.stream()
                .map(redemption -> of(redemption).discount())
                .reduce(Money::plus)
                .orElseThrow();
    }

    /// The sum of the payments; null, if no gift voucher is among the redemptions.
    static @Nullable Money payment(List<Redemption> redemptions) {
        return redemptions.stream()
                .flatMap(redemption -> Stream.ofNullable(of(redemption).payment()))
                .reduce(Money::plus)
                .orElse(null);
    }
}
