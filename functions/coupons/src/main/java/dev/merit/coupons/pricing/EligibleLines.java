package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.money.Shares;
import dev.merit.shared.redemption.LineDiscount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What of a cart a benefit is for: the eligible lines and, where the conditions name no article, what the goods
/// cost beyond the lines that the shop names. Where the lines cost more than the goods, as in an order with other
/// discounts, they count only as much as the goods cost.
///
/// @param eligible for each line of the cart, whether it is eligible
/// @param rest what counts beyond the lines, in minor units
record EligibleLines(Cart cart, List<Boolean> eligible, long rest) {

    static EligibleLines of(Conditions conditions, Cart cart) {
        var eligible = cart.lines().stream().map(conditions::include).toList();
        var lines = new EligibleLines(cart, eligible, 0);
        long rest = conditions.nameArticles() ? 0 : cart.goods().minorUnits() - sum(lines.amounts());
        return new EligibleLines(cart, eligible, Math.max(0, rest));
    }

    /// The lines that are eligible.
    List<Line> lines() {
        return IntStream.range(0, eligible.size())
                .filter(eligible::get)
                .mapToObj(this::line)
                .toList();
    }

    /// What each line of the cart counts, in minor units; 0 if it is not eligible.
    private List<Long> amounts() {
        var amounts = new ArrayList<Long>();
        for (int i = 0; i < eligible.size(); i++) {
            amounts.add(eligible.get(i) ? line(i).amount().minorUnits() : 0);
        }
        return amounts;
    }

    private Line line(int index) {
        return cart.lines().get(index);
    }

    /// What the eligible goods cost.
    Money total() {
        return new Money(
                Math.min(sum(amounts()) + rest, cart.goods().minorUnits()),
                cart.total().currency());
    }

    /// An amount, or what the eligible goods cost if that is less.
    Money limited(Money amount) {
        var total = total();
        return amount.isMoreThan(total) ? total : amount;
    }

    /// The order with a discount on all eligible goods, which is at most their total.
    Evaluation.Eligible discounted(Money discount) {
        return new Evaluation.Eligible(discount, cart.total().minus(discount), shares(discount), null);
    }

    /// The order with a discount on some pieces of its lines.
    ///
    /// @param costs what these pieces of each line cost, in minor units; their sum is at least the discount
    Evaluation.Eligible discounted(Money discount, List<Long> costs) {
        var lines = costs.isEmpty() ? List.<LineDiscount>of() : lineDiscounts(Shares.of(discount.minorUnits(), costs));
        return new Evaluation.Eligible(discount, cart.total().minus(discount), lines, null);
    }

    /// The order without its shipping.
    Evaluation.Eligible withoutShipping() {
        var shipping = cart.shipping();
        return new Evaluation.Eligible(
                shipping, cart.total().minus(shipping), shares(Money.zero(shipping.currency())), shipping);
    }

    /// The order with a payment for goods and shipping, which is at most what they cost. The payment is shared
    /// over goods and shipping first, and then over what the lines and the rest of the goods cost.
    Evaluation.Eligible paid(Money payment) {
        var currency = payment.currency();
        var parts = Shares.of(
                payment.minorUnits(),
                List.of(cart.goods().minorUnits(), cart.shipping().minorUnits()));
        var shipping = cart.shipping().minorUnits() == 0 ? null : new Money(parts.getLast(), currency);
        return new Evaluation.Eligible(
                payment, cart.total().minus(payment), shares(new Money(parts.getFirst(), currency)), shipping);
    }

    /// Shares a discount over the cart's lines in proportion to what they count, by the largest remainder; no
    /// share is more than that, if the discount is at most the total. The share of the rest is on no line.
    private List<LineDiscount> shares(Money discount) {
        var weights = amounts();
        weights.add(rest);
        return lineDiscounts(Shares.of(discount.minorUnits(), weights));
    }

    private List<LineDiscount> lineDiscounts(List<Long> units) {
        var lines = new ArrayList<LineDiscount>();
        for (int i = 0; i < eligible.size(); i++) {
            lines.add(new LineDiscount(
                    line(i).sku(), new Money(units.get(i), cart.total().currency())));
        }
        return lines;
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
