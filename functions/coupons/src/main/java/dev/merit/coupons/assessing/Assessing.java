package dev.merit.coupons.assessing;

import dev.merit.coupons.terms.Benefit;
import dev.merit.coupons.terms.Conditions;
import dev.merit.coupons.terms.Terms;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Judges a cart by a strategy's terms: nothing is read or kept, the same in gives the same out. All that is in the way
/// is named, not the first of it only; in another currency, no amount is compared.
public final class Assessing {

    private final List<Reason> reasons = new ArrayList<>();

    private Assessing() {}

    public static Assessment assess(Terms terms, Cart cart, Shopper shopper, Instant now) {
        var assessing = new Assessing();
        var basis = Basis.of(terms.conditions(), cart);
        assessing.circumstances(terms, cart, shopper, now);
        if (cart.total().currency().equals(terms.currency())) {
            assessing.goods(terms, basis);
        } else {
            assessing.reasons.add(Reason.ofCurrency(cart.total().currency(), terms.currency()));
        }
        return assessing.reasons.isEmpty()
                ? eligible(terms.benefit(), basis)
                : new Assessment.Ineligible(assessing.reasons);
    }

    /// What of the conditions keeps a member from the coupon whatever the order. Whether a purchase is the first one is
    /// not of these: that is to be known of an order.
    public static List<Reason> reasonsOfMember(Conditions conditions, Shopper shopper) {
        var reasons = new ArrayList<Reason>();
        var tiers = conditions.tiers();
        if (tiers != null && !tiers.contains(shopper.tier())) {
            reasons.add(Reason.ofTier(shopper.tier(), tiers));
        }
        var segments = conditions.segments();
        if (segments != null && segments.stream().noneMatch(shopper.segments()::contains)) {
            reasons.add(Reason.ofSegment(segments));
        }
        return reasons;
    }

    /// What the terms take off a cart that they allow, or what other discounts have left of it.
    public static Assessment.Eligible price(Terms terms, Cart cart) {
        return eligible(terms.benefit(), Basis.of(terms.conditions(), cart));
    }

    private void circumstances(Terms terms, Cart cart, Shopper shopper, Instant now) {
        var conditions = terms.conditions();
        var channels = conditions.channels();
        if (channels != null && (cart.channel() == null || !channels.contains(cart.channel()))) {
            reasons.add(Reason.ofChannel(cart.channel(), channels));
        }
        reasons.addAll(reasonsOfMember(conditions, shopper));
        if (conditions.wantFirstPurchase() && shopper.purchases() > 0) {
            reasons.add(Reason.ofPurchases(shopper.purchases()));
        }
        var times = conditions.times();
        var clocks = LocalDateTime.ofInstant(now, terms.window().zone());
        if (times != null && !times.hold(clocks)) {
            reasons.add(Reason.ofTimes(clocks, times));
        }
    }

    private void goods(Terms terms, Basis basis) {
        Conditions conditions = terms.conditions();
        var minimum = conditions.minimumSpend();
        var shipping = basis.cart().shipping();
        if (conditions.nameArticles() && basis.eligibleLines() == 0) {
            reasons.add(Reason.of("no-eligible-items", "The order names no item that the coupon is for.", 0, 1));
        }
        if (minimum != null && minimum.isMoreThan(basis.total())) {
            reasons.add(Reason.of("minimum-spend", "What the coupon is for costs too little.", basis.total(), minimum));
        }
        if (terms.benefit() instanceof Benefit.FreeShipping && shipping.minorUnits() == 0) {
            var least = new Money(1, shipping.currency());
            reasons.add(Reason.of("no-shipping", "The order has no shipping to take off.", shipping, least));
        }
    }

    private static Assessment.Eligible eligible(Benefit benefit, Basis basis) {
        var cart = basis.cart();
        var discount = benefit.discountOn(basis.total(), cart.shipping());
        var payable = cart.total().minus(discount);
        return switch (benefit) {
            case Benefit.PercentOff _, Benefit.AmountOff _, Benefit.PointsMultiplier _ ->
                new Assessment.Eligible(discount, payable, basis.shared(discount), null);
            case Benefit.StoredValue _ -> {
                var paid = basis.paid(discount);
                var shipping = cart.shipping().minorUnits() == 0 ? null : paid.shipping();
                yield new Assessment.Eligible(discount, payable, paid.lines(), shipping);
            }
            case Benefit.FreeShipping() ->
                new Assessment.Eligible(discount, payable, basis.shared(Money.zero(discount.currency())), discount);
        };
    }
}
