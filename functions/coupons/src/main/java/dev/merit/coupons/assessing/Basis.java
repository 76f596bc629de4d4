package dev.merit.coupons.assessing;

import dev.merit.coupons.terms.Conditions;
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
record Basis(Cart cart, List<Long> amounts, long rest, long eligibleLines) {

    static Basis of(Conditions conditions, Cart cart) {
        var amounts = new ArrayList<Long>();
        long eligible = 0;
        for (Line line : cart.lines()) {
            amounts.add(conditions.isFor(line) ? line.amount().minorUnits() : 0);
            eligible += conditions.isFor(line) ? 1 : 0;
        }
        long rest = conditions.nameArticles() ? 0 : cart.goods().minorUnits() - sum(amounts);
        return new Basis(cart, amounts, Math.max(0, rest), eligible);
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

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
