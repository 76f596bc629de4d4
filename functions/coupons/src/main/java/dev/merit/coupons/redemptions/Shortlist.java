package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Cart;
import dev.merit.coupons.pricing.Stacking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Picks of many coupons that may be combined the few to try together, one after the other: first the one that takes
/// the most off, then the one that adds the most to it, and so on. What takes much off by itself, but of the same
/// articles as those before it, adds little.
///
/// What several take off is reckoned in one order, percentages first, since an amount is the same behind a percentage
/// while a percentage is less behind an amount. So a step costs a price for each coupon and each picked one.
final class Shortlist {

    private final Cart cart;
    private final List<QualifiedCoupon> picked = new ArrayList<>();
    private long taken;

    private Shortlist(Cart cart) {
        this.cart = cart;
    }

    /// In the order given; all, if there are no more than so many.
    ///
    /// @param many the largest discount first
    static List<QualifiedCoupon> few(List<QualifiedCoupon> many, int most, Cart cart) {
        if (many.size() <= most) {
            return many;
        }
        var picking = new Shortlist(cart);
        while (picking.picked.size() < most) {
            var next = picking.next(many);
            if (next.isEmpty()) {
                break;
            }
            picking.picked.add(next.get());
            picking.taken = picking.with(List.of());
        }
        many.stream()
                .filter(one -> !picking.picked.contains(one))
                .limit(most - picking.picked.size())
                .toList()
                .forEach(picking.picked::add);
        return many.stream().filter(picking.picked::contains).toList();
    }

    /// The one that adds the most; none, if nothing adds anything.
    private Optional<QualifiedCoupon> next(List<QualifiedCoupon> many) {
        Optional<QualifiedCoupon> next = Optional.empty();
        long most = taken;
        for (var one : many) {
            if (picked.stream()
                    .noneMatch(p -> p.strategy().id().equals(one.strategy().id()))) {
                long all = with(List.of(one));
                if (all > most) {
                    most = all;
                    next = Optional.of(one);
                }
            }
        }
        return next;
    }

    /// What the picked ones and these take off together; nothing, if a budget has not enough left for that.
    private long with(List<QualifiedCoupon> more) {
        var some = Stream.concat(picked.stream(), more.stream())
                .sorted(Comparator.comparing(one -> !one.terms().benefit().worksByPercentage()))
                .toList();
        var applied =
                Stacking.inOrder(cart, some.stream().map(QualifiedCoupon::terms).toList());
        return Stacking.fits(applied, BestOffer.left(some))
                ? applied.stream()
                        .mapToLong(a -> a.price().discount().minorUnits())
                        .sum()
                : 0;
    }
}
