package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.points.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Chooses the coupons that together have the largest discount for an order: one alone, or up to [Stacking#MAX]
/// that may be combined, applied as redeeming applies them. Among choices with the same discount, it is the one
/// with the fewest coupons.
///
/// Up to [#MAX_TRIED] coupons that may be combined are tried together: all subsets in all sequences. Of coupons
/// with the same strategy and terms one is tried. If there are more, [Shortlist] selects them. Then the choice is
/// at least as good as the selected coupons applied one after the other, but a better one may exist; this bounds
/// the time.
///
/// A coupon never takes more off what other coupons left than off the whole order. So the discount of a choice is
/// at most the sum of the single discounts, and most choices need not be tried. Gift vouchers pay and have no
/// discount. A points multiplier has no discount either and is added to the choice.
public final class BestOffer {

    private static final int MAX_TRIED = 6;

    private final Order order;
    private List<Chosen> best = List.of();
    private long max;

    private BestOffer(Order order) {
        this.order = order;
    }

    /// A coupon and its discount after those before it, in minor units.
    public record Chosen(QualifiedCoupon coupon, long discount) {}

    /// The best choice in the sequence in which it applies; empty, if no coupon has a discount.
    public static List<Chosen> best(List<QualifiedCoupon> coupons, Order order) {
        var offer = new BestOffer(order);
        var useful = coupons.stream()
                .filter(one -> one.potentialDiscount() > 0 && !one.coupon().pays())
                .sorted(Comparator.comparingLong(QualifiedCoupon::potentialDiscount)
                        .reversed()
                        .thenComparing(QualifiedCoupon::validTo, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.coupon().code().canonical()))
                .toList();
        useful.stream()
                .filter(QualifiedCoupon::isRedeemable)
                .findFirst()
                .ifPresent(one -> offer.consider(List.of(one)));
        var terms = new HashSet<>();
        var combinable = useful.stream()
                .filter(one -> one.terms().stackable()
                        && terms.add(List.of(one.strategy().id(), one.terms())))
                .toList();
        var stackable = Shortlist.of(combinable, MAX_TRIED, order.cart());
        for (int size = 2; size <= Math.min(Stacking.MAX, stackable.size()); size++) {
            offer.extend(List.of(), stackable, size);
        }
        return withPoints(offer.best, coupons);
    }

    /// Adds the points multiplier with the largest factor that may be combined with the choice, if there is room.
    private static List<Chosen> withPoints(List<Chosen> best, List<QualifiedCoupon> all) {
        if (best.isEmpty() || best.size() == Stacking.MAX) {
            return best;
        }
        var chosen = new ArrayList<>(best);
        all.stream()
                .filter(one -> one.isRedeemable() && factor(one) > 0)
                .filter(one ->
                        one.terms().stackable() && best.stream().allMatch(other -> isCombinable(other.coupon(), one)))
                .max(Comparator.comparingLong(BestOffer::factor))
                .ifPresent(one -> chosen.add(new Chosen(one, 0)));
        return chosen;
    }

    private static boolean isCombinable(QualifiedCoupon one, QualifiedCoupon other) {
        return one.terms().stackable()
                && !one.strategy().id().equals(other.strategy().id());
    }

    private static long factor(QualifiedCoupon points) {
        return points.terms().benefit().pointsFactor().map(Rate::tenThousandths).orElse(0L);
    }

    /// Tries all choices of `more` of the rest together with the chosen ones.
    private void extend(List<QualifiedCoupon> chosen, List<QualifiedCoupon> rest, int more) {
        if (more == 0) {
            consider(chosen);
            return;
        }
        for (int i = 0; i + more <= rest.size(); i++) {
            var one = rest.get(i);
            if (chosen.stream()
                    .noneMatch(c -> c.strategy().id().equals(one.strategy().id()))) {
                var next = new ArrayList<>(chosen);
                next.add(one);
                extend(next, rest.subList(i + 1, rest.size()), more - 1);
            }
        }
    }

    private void consider(List<QualifiedCoupon> choice) {
        if (choice.stream().mapToLong(QualifiedCoupon::potentialDiscount).sum() <= max) {
            return;
        }
        var applied = Stacking.best(
                order.cart(),
                choice.stream()
                        .sorted(Comparator.comparing(one -> one.coupon().code().canonical()))
                        .map(QualifiedCoupon::stackable)
                        .toList());
        long discount = applied.stream().mapToLong(Stacking.Applied::amount).sum();
        if (Stacking.fits(applied) && discount > max) {
            max = discount;
            best = applied.stream()
                    .map(one -> new Chosen(one.of(), one.amount()))
                    .toList();
        }
    }
}
