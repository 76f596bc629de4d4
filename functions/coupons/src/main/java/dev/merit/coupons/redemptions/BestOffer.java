package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.points.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Chooses of many coupons those that together take the most off an order: one alone, or up to [Stacking#MAX] that
/// may be combined, applied as redeeming them would. Of choices that take the same it is the one of the fewest
/// coupons.
///
/// Up to [#MAX_TRIED] that may be combined are tried together, all subsets in all orders, so that nothing takes more
/// off; of those with the same terms one is. Where there are more, [Shortlist] says which: then it is at least as
/// much as the picked ones take one behind the other, though there may be better, and nobody waits for millions of
/// tries.
///
/// A coupon takes no more off what others have left than off the whole order. So no choice takes more than its
/// coupons do each by itself, and most need not be tried. A gift voucher pays, and takes nothing off; a multiplier of
/// points takes nothing off either, and goes with the rest.
public final class BestOffer {

    private static final int MAX_TRIED = 6;

    private final Order order;
    private List<Chosen> best = List.of();
    private long most;

    private BestOffer(Order order) {
        this.order = order;
    }

    /// A coupon and what it takes off, behind those before it.
    public record Chosen(QualifiedCoupon appraisal, long discount) {}

    /// In the order in which they apply; none, if nothing takes anything off.
    public static List<Chosen> best(List<QualifiedCoupon> appraisals, Order order) {
        var choosing = new BestOffer(order);
        var useful = appraisals.stream()
                .filter(one -> one.wanted() > 0 && !one.coupon().pays())
                .sorted(Comparator.comparingLong(QualifiedCoupon::wanted)
                        .reversed()
                        .thenComparing(QualifiedCoupon::validTo, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.coupon().code().canonical()))
                .toList();
        useful.stream()
                .filter(QualifiedCoupon::isRedeemable)
                .findFirst()
                .ifPresent(one -> choosing.consider(List.of(one)));
        var terms = new HashSet<>();
        var combinable = useful.stream()
                .filter(one -> one.terms().stackable()
                        && terms.add(List.of(one.strategy().id(), one.terms())))
                .toList();
        var stackable = Shortlist.few(combinable, MAX_TRIED, order.cart());
        for (int size = 2; size <= Math.min(Stacking.MAX, stackable.size()); size++) {
            choosing.extend(List.of(), stackable, size);
        }
        return withPoints(choosing.best, appraisals);
    }

    /// Points cost nothing: where there is room and it may be combined, the code that multiplies them the most goes
    /// with what takes the most off.
    private static List<Chosen> withPoints(List<Chosen> best, List<QualifiedCoupon> all) {
        if (best.isEmpty() || best.size() == Stacking.MAX) {
            return best;
        }
        var chosen = new ArrayList<>(best);
        all.stream()
                .filter(one -> one.isRedeemable() && factor(one) > 0)
                .filter(one ->
                        one.terms().stackable() && best.stream().allMatch(other -> goTogether(other.appraisal(), one)))
                .max(Comparator.comparingLong(BestOffer::factor))
                .ifPresent(one -> chosen.add(new Chosen(one, 0)));
        return chosen;
    }

    private static boolean goTogether(QualifiedCoupon one, QualifiedCoupon other) {
        return one.terms().stackable()
                && !one.strategy().id().equals(other.strategy().id());
    }

    private static long factor(QualifiedCoupon points) {
        return points.terms().benefit().pointsFactor().map(Rate::tenThousandths).orElse(0L);
    }

    /// Tries all choices of so many among the rest beside those chosen.
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
        if (choice.stream().mapToLong(QualifiedCoupon::wanted).sum() <= most) {
            return;
        }
        var byCode = choice.stream()
                .sorted(Comparator.comparing(one -> one.coupon().code().canonical()))
                .toList();
        var left = left(byCode);
        var applied = Stacking.best(
                order.cart(), byCode.stream().map(QualifiedCoupon::terms).toList(), left);
        if (!Stacking.fits(applied, left)) {
            return;
        }
        var chosen = applied.stream()
                .map(one -> new Chosen(
                        byCode.get(one.number()), one.price().discount().minorUnits()))
                .toList();
        long discount = chosen.stream().mapToLong(Chosen::discount).sum();
        if (discount > most) {
            most = discount;
            best = chosen;
        }
    }

    /// Of the budgets of those that are short of it, by their places in the list.
    static Map<Integer, Long> left(List<QualifiedCoupon> some) {
        var left = new HashMap<Integer, Long>();
        for (int i = 0; i < some.size(); i++) {
            var poor = some.get(i).poor();
            if (poor != null) {
                left.put(i, poor.left());
            }
        }
        return left;
    }
}
