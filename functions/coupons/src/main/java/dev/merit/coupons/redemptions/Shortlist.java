package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Cart;
import dev.merit.coupons.pricing.Stacking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Selects a few of many combinable coupons, which are then tried together: first the coupon with the largest
/// discount, then the one that adds the most to it, and so on. A coupon with a large discount on the same articles
/// as those before it adds little.
///
/// The discount of several coupons is computed in one sequence, percentages first: an amount is the same after a
/// percentage, but a percentage is less after an amount. So a step computes one price for each coupon and each
/// selected coupon.
final class Shortlist {

    private final Cart cart;
    private final List<QualifiedCoupon> selected = new ArrayList<>();
    private long discount;

    private Shortlist(Cart cart) {
        this.cart = cart;
    }

    /// At most `max` of the coupons, in the given sequence.
    ///
    /// @param coupons the largest discount first
    static List<QualifiedCoupon> of(List<QualifiedCoupon> coupons, int max, Cart cart) {
        if (coupons.size() <= max) {
            return coupons;
        }
        var shortlist = new Shortlist(cart);
        while (shortlist.selected.size() < max) {
            var next = shortlist.next(coupons);
            if (next.isEmpty()) {
                break;
            }
            shortlist.selected.add(next.get());
            shortlist.discount = shortlist.discountWith(List.of());
        }
        coupons.stream()
                .filter(one -> !shortlist.selected.contains(one))
                .limit(max - shortlist.selected.size())
                .toList()
                .forEach(shortlist.selected::add);
        return coupons.stream().filter(shortlist.selected::contains).toList();
    }

    /// The coupon that adds the most; none, if no coupon adds anything.
    private Optional<QualifiedCoupon> next(List<QualifiedCoupon> coupons) {
        Optional<QualifiedCoupon> next = Optional.empty();
        long max = discount;
        for (var one : coupons) {
            if (selected.stream()
                    .noneMatch(s -> s.strategy().id().equals(one.strategy().id()))) {
                long all = discountWith(List.of(one));
                if (all > max) {
                    max = all;
                    next = Optional.of(one);
                }
            }
        }
        return next;
    }

    /// The discount of the selected coupons and these together; 0, if a budget is not sufficient for that.
    private long discountWith(List<QualifiedCoupon> more) {
        var coupons = Stream.concat(selected.stream(), more.stream())
                .sorted(Comparator.comparing(one -> !one.terms().benefit().worksByPercentage()))
                .map(QualifiedCoupon::stackable)
                .toList();
        var applied = Stacking.inOrder(cart, coupons);
        return Stacking.fits(applied)
                ? applied.stream().mapToLong(Stacking.Applied::amount).sum()
                : 0;
    }
}
