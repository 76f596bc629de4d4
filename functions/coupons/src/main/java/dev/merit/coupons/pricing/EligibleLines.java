package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.money.Shares;
import dev.merit.shared.redemption.LineDiscount;
import java.util.ArrayList;
import java.util.List;

/// What of a cart a discount is taken from: the eligible lines, and, where the conditions name no article, what the
/// goods cost beyond the lines that the shop tells. Where the lines come to more than the goods, an order with other
/// discounts say, only as much counts as the goods cost.
///
/// @param amounts what each line of the cart counts, in minor units: nothing, if it is not eligible
/// @param rest what counts beyond the lines, in minor units
record EligibleLines(Cart cart, List<Long> amounts, long rest, long eligibleLines) {

    static EligibleLines of(Conditions conditions, Cart cart) {
        var amounts = new ArrayList<Long>();
        long eligible = 0;
        for (Line line : cart.lines()) {
            amounts.add(conditions.isFor(line) ? line.amount().minorUnits() : 0);
            eligible += conditions.isFor(line) ? 1 : 0;
        }
        long rest = conditions.nameArticles() ? 0 : cart.goods().minorUnits() - sum(amounts);
        return new EligibleLines(cart, amounts, Math.max(0, rest), eligible);
    }

    /// What a discount is on, and a minimum of.
    Money total() {
        long total = Math.min(sum(amounts) + rest, cart.goods().minorUnits());
        return new Money(total, cart.total().currency());
    }

    /// Shares a discount out over the cart's lines in proportion to what they count, by the largest remainder; never
    /// more than that, if the discount is at most the total. What falls on the rest stands on no line.
    List<LineDiscount> shared(Money discount) {
        var weights = new ArrayList<>(amounts);
        weights.add(rest);
        var shares = Shares.of(discount.minorUnits(), weights);
        var lines = new ArrayList<LineDiscount>();
        for (int i = 0; i < amounts.size(); i++) {
            var share = new Money(shares.get(i), discount.currency());
            lines.add(new LineDiscount(cart.lines().get(i).sku(), share));
        }
        return lines;
    }

    /// Shares a payment out over all that it is for: first over goods and shipping, and then over what the lines
    /// and the rest of the goods cost.
    ///
    /// @param shipping what of it is paid of the shipping
    record Paid(List<LineDiscount> lines, Money shipping) {}

    Paid paid(Money payment) {
        var parts = Shares.of(
                payment.minorUnits(),
                List.of(cart.goods().minorUnits(), cart.shipping().minorUnits()));
        var currency = payment.currency();
        return new Paid(shared(new Money(parts.getFirst(), currency)), new Money(parts.getLast(), currency));
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
