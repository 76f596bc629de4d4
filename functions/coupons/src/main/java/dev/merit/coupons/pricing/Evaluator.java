package dev.merit.coupons.pricing;

import dev.merit.shared.money.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Judges a cart by a strategy's terms: nothing is read or kept, the same in gives the same out. All that is in the
/// way is named, not the first of it only; in another currency, no amount is compared.
public final class Evaluator {

    private final List<Ineligibility> reasons = new ArrayList<>();

    private Evaluator() {}

    public static Evaluation assess(Terms terms, Cart cart, CustomerContext shopper, Instant now) {
        var assessing = new Evaluator();
        var basis = EligibleLines.of(terms.conditions(), cart);
        assessing.circumstances(terms, cart, shopper, now);
        if (cart.total().currency().equals(terms.currency())) {
            assessing.goods(terms, basis);
        } else {
            assessing.reasons.add(Ineligibility.ofCurrency(cart.total().currency(), terms.currency()));
        }
        return assessing.reasons.isEmpty()
                ? eligible(terms.benefit(), basis)
                : new Evaluation.Ineligible(assessing.reasons);
    }

    /// What of the conditions keeps a member from the coupon whatever the order. Whether a purchase is the first one
    /// is not of these: that is to be known of an order.
    public static List<Ineligibility> reasonsOfMember(Conditions conditions, CustomerContext shopper) {
        var reasons = new ArrayList<Ineligibility>();
        var tiers = conditions.tiers();
        if (tiers != null && !tiers.contains(shopper.tier())) {
            reasons.add(Ineligibility.ofTier(shopper.tier(), tiers));
        }
        var segments = conditions.segments();
        if (segments != null && segments.stream().noneMatch(shopper.segments()::contains)) {
            reasons.add(Ineligibility.ofSegment(segments));
        }
        return reasons;
    }

    /// What the terms take off a cart that they allow, or what other discounts have left of it.
    public static Evaluation.Eligible price(Terms terms, Cart cart) {
        return eligible(terms.benefit(), EligibleLines.of(terms.conditions(), cart));
    }

    private void circumstances(Terms terms, Cart cart, CustomerContext shopper, Instant now) {
        var conditions = terms.conditions();
        var channels = conditions.channels();
        if (channels != null && (cart.channel() == null || !channels.contains(cart.channel()))) {
            reasons.add(Ineligibility.ofChannel(cart.channel(), channels));
        }
        reasons.addAll(reasonsOfMember(conditions, shopper));
        if (conditions.wantFirstPurchase() && shopper.purchases() > 0) {
            reasons.add(Ineligibility.ofPurchases(shopper.purchases()));
        }
        var times = conditions.times();
        var clocks = LocalDateTime.ofInstant(now, terms.window().zone());
        if (times != null && !times.hold(clocks)) {
            reasons.add(Ineligibility.ofTimes(clocks, times));
        }
    }

    private void goods(Terms terms, EligibleLines basis) {
        Conditions conditions = terms.conditions();
        var minimum = conditions.minimumSpend();
        var shipping = basis.cart().shipping();
        if (conditions.nameArticles() && basis.eligibleLines() == 0) {
            reasons.add(Ineligibility.of("no-eligible-items", "The order names no item that the coupon is for.", 0, 1));
        }
        if (minimum != null && minimum.isMoreThan(basis.total())) {
            reasons.add(Ineligibility.of(
                    "minimum-spend", "What the coupon is for costs too little.", basis.total(), minimum));
        }
        if (terms.benefit() instanceof Benefit.FreeShipping && shipping.minorUnits() == 0) {
            var least = new Money(1, shipping.currency());
            reasons.add(Ineligibility.of("no-shipping", "The order has no shipping to take off.", shipping, least));
        }
    }

    private static Evaluation.Eligible eligible(Benefit benefit, EligibleLines basis) {
        var cart = basis.cart();
        var discount = benefit.discountOn(basis.total(), cart.shipping());
        var payable = cart.total().minus(discount);
        return switch (benefit) {
            case Benefit.PercentOff _, Benefit.AmountOff _, Benefit.PointsMultiplier _ ->
                new Evaluation.Eligible(discount, payable, basis.shared(discount), null);
            case Benefit.StoredValue _ -> {
                var paid = basis.paid(discount);
                var shipping = cart.shipping().minorUnits() == 0 ? null : paid.shipping();
                yield new Evaluation.Eligible(discount, payable, paid.lines(), shipping);
            }
            case Benefit.FreeShipping() ->
                new Evaluation.Eligible(discount, payable, basis.shared(Money.zero(discount.currency())), discount);
        };
    }
}
