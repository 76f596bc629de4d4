package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import java.util.ArrayList;
import java.util.List;

/// Finds the sequence in which the coupons of one order have the largest discount in all. Each applies to what the
/// ones before it left to pay.
///
/// All sequences are tried: at most 120 of 5 coupons. Among those with the same discount, it is one in which the
/// most coupons take something off, then one for which the known budgets are sufficient, and then the first in the
/// given sequence. Gift vouchers come after the discounts, in the given sequence, and pay what is left.
///
/// @param <T> what the caller knows a coupon by
public final class Stacking<T> {

    /// The maximum number of coupons of one order.
    public static final int MAX = 5;

    private List<Applied<T>> best = List.of();
    private long max = -1;

    private Stacking() {}

    /// A coupon that is to be applied. The terms of a gift voucher are worth what is left on it.
    ///
    /// @param budgetLeft what is left of a short budget, in minor units; [Long#MAX_VALUE] if it is not known to be
    ///     short
    public record Stackable<T>(T of, Terms terms, long budgetLeft) {

        private boolean pays() {
            return terms.isVoucher();
        }
    }

    /// A coupon at its place in the sequence.
    ///
    /// @param total what was to pay before it
    /// @param price what it takes off or pays
    public record Applied<T>(Stackable<T> stackable, Money total, Evaluation.Eligible price) {

        public T of() {
            return stackable.of();
        }

        /// The discount, or the payment of a gift voucher, in minor units.
        public long amount() {
            return price.discount().minorUnits();
        }

        /// Whether the coupon takes something off or pays something at this place.
        public boolean hasEffect() {
            return price.hasEffect(stackable.terms().benefit());
        }
    }

    /// The best sequence of all the coupons.
    public static <T> List<Applied<T>> best(Cart cart, List<Stackable<T>> coupons) {
        var stacking = new Stacking<T>();
        stacking.extend(List.of(), coupons, cart, 0);
        return stacking.best;
    }

    /// The coupons applied in the given sequence.
    public static <T> List<Applied<T>> inOrder(Cart cart, List<Stackable<T>> coupons) {
        var applied = new ArrayList<Applied<T>>();
        var rest = cart;
        for (var one : coupons) {
            var next = apply(one, rest);
            applied.add(next);
            rest = after(rest, next.price());
        }
        return applied;
    }

    /// Whether the known budgets are sufficient for each discount.
    public static <T> boolean fits(List<Applied<T>> applied) {
        return applied.stream().allMatch(a -> a.amount() <= a.stackable().budgetLeft());
    }

    private void extend(List<Applied<T>> applied, List<Stackable<T>> remaining, Cart rest, long discount) {
        if (remaining.isEmpty()) {
            if (discount > max || (discount == max && isBetter(applied))) {
                max = discount;
                best = applied;
            }
            return;
        }
        boolean discountsLeft = remaining.stream().anyMatch(one -> !one.pays());
        for (int i = 0; i < remaining.size(); i++) {
            var one = remaining.get(i);
            if (one.pays() && discountsLeft) {
                continue;
            }
            var next = apply(one, rest);
            var others = new ArrayList<>(remaining);
            others.remove(i);
            var more = new ArrayList<>(applied);
            more.add(next);
            extend(more, others, after(rest, next.price()), discount + (one.pays() ? 0 : next.amount()));
        }
    }

    private boolean isBetter(List<Applied<T>> applied) {
        long more = withDiscount(applied) - withDiscount(best);
        return more == 0 ? fits(applied) && !fits(best) : more > 0;
    }

    private static <T> long withDiscount(List<Applied<T>> applied) {
        return applied.stream()
                .filter(a -> !a.stackable().pays() && a.amount() > 0)
                .count();
    }

    private static <T> Applied<T> apply(Stackable<T> one, Cart rest) {
        return new Applied<>(one, rest.total(), Evaluator.price(one.terms(), rest));
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
