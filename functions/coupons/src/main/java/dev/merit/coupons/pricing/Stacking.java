package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the order in which coupons take the most off a cart, each off what the ones before it left to pay. All
/// orders are tried, at most 120 of 5 coupons; of those that take the same, it is one in which the most coupons
/// take something, then one that the strategies' budgets have enough for, and then the first as they were given.
/// Vouchers pay for what the others left, as they were given.
public final class Stacking {

    /// The most codes of one order.
    public static final int MAX = 5;

    private final List<Terms> terms;
    private final Map<Integer, Long> left;
    private final long discounts;
    private List<Applied> best = List.of();
    private long most = -1;

    private Stacking(List<Terms> terms, Map<Integer, Long> left) {
        this.terms = terms;
        this.left = left;
        this.discounts = terms.stream().filter(t -> !t.isVoucher()).count();
    }

    /// A coupon, by its number, what was to pay before it, and what it takes off.
    public record Applied(int number, Money total, Evaluation.Eligible price) {

        /// Whether it does something, behind those before it.
        public boolean hasEffect(List<Terms> terms) {
            return price.hasEffect(terms.get(number).benefit());
        }
    }

    /// The coupons in the order in which they apply.
    ///
    /// @param terms of the coupons, of which the vouchers are worth what is left on them
    public static List<Applied> best(Cart cart, List<Terms> terms) {
        return best(cart, terms, Map.of());
    }

    /// The same, where some may be short of budget.
    ///
    /// @param left of the budgets of these, by their numbers, in minor units
    public static List<Applied> best(Cart cart, List<Terms> terms, Map<Integer, Long> left) {
        var combining = new Stacking(terms, left);
        combining.extend(List.of(), cart, 0);
        return combining.best;
    }

    /// What they take off one behind the other, as they are given.
    public static List<Applied> inOrder(Cart cart, List<Terms> terms) {
        var applied = new ArrayList<Applied>();
        var rest = cart;
        for (var one : terms) {
            var price = Evaluator.price(one, rest);
            applied.add(new Applied(applied.size(), rest.total(), price));
            rest = after(rest, price);
        }
        return applied;
    }

    private void extend(List<Applied> applied, Cart rest, long discount) {
        if (applied.size() == terms.size()) {
            if (discount > most || (discount == most && isBetter(applied))) {
                most = discount;
                best = applied;
            }
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            int number = i;
            if (applied.stream().noneMatch(a -> a.number() == number) && (!pays(i) || applied.size() >= discounts)) {
                var price = Evaluator.price(terms.get(i), rest);
                var more = new ArrayList<>(applied);
                more.add(new Applied(number, rest.total(), price));
                extend(
                        List.copyOf(more),
                        after(rest, price),
                        discount + (pays(i) ? 0 : price.discount().minorUnits()));
            }
        }
    }

    private boolean isBetter(List<Applied> applied) {
        long more = useful(applied) - useful(best);
        return more == 0 ? fits(applied, left) && !fits(best, left) : more > 0;
    }

    /// Whether these have enough left for each discount.
    public static boolean fits(List<Applied> applied, Map<Integer, Long> left) {
        return applied.stream()
                .allMatch(a -> a.price().discount().minorUnits() <= left.getOrDefault(a.number(), Long.MAX_VALUE));
    }

    private long useful(List<Applied> applied) {
        return applied.stream()
                .filter(a -> !pays(a.number()) && a.price().discount().minorUnits() > 0)
                .count();
    }

    private boolean pays(int number) {
        return terms.get(number).isVoucher();
    }

    private static Cart after(Cart rest, Evaluation.Eligible price) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < rest.lines().size(); i++) {
            var line = rest.lines().get(i);
            var amount = line.amount().minus(price.lines().get(i).discount());
            lines.add(new Line(line.sku(), line.name(), line.category(), line.quantity(), amount));
        }
        var shipping = price.shippingDiscount() == null
                ? rest.shipping()
                : rest.shipping().minus(price.shippingDiscount());
        return new Cart(price.payable(), shipping, lines, rest.channel());
    }
}
