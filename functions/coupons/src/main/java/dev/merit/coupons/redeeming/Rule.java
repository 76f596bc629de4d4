package dev.merit.coupons.redeeming;

import dev.merit.coupons.issuing.Coupon;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Judges a coupon for an order. All that is in the way is named, not the first of it only.
final class Rule {

    private final List<Reason> reasons = new ArrayList<>();

    private Rule() {}

    static Assessment assess(Strategy strategy, Coupon coupon, MemberId member, Order order, Instant now) {
        var rule = new Rule();
        rule.coupon(coupon, member, now);
        rule.strategy(strategy, order);
        if (!rule.reasons.isEmpty()) {
            return new Assessment.Ineligible(rule.reasons);
        }
        var discount = strategy.terms().benefit().discountOn(order.total());
        return new Assessment.Eligible(discount, order.total().minus(discount));
    }

    private void coupon(Coupon coupon, MemberId member, Instant now) {
        var validTo = coupon.validTo();
        when(!coupon.memberId().equals(member), "other-member", "The coupon is another member's.");
        when(coupon.status() == Coupon.Status.REDEEMED, "already-redeemed", "The coupon is redeemed.");
        when(now.isBefore(coupon.validFrom()), "not-yet-valid", "The coupon is valid from " + coupon.validFrom() + ".");
        when(validTo != null && !now.isBefore(validTo), "expired", "The coupon was valid up to " + validTo + ".");
    }

    private void strategy(Strategy strategy, Order order) {
        var terms = strategy.terms();
        var status = strategy.status().text();
        when(!strategy.isActive(), "strategy-not-active", "The strategy is " + status + ".");
        var channels = terms.conditions().channels();
        var elsewhere = channels != null && (order.channel() == null || !channels.contains(order.channel()));
        when(elsewhere, "channel", "The coupon is for these channels: " + channels + ".");
        if (!order.total().currency().equals(terms.currency())) {
            reasons.add(Reason.of("currency", "The coupon is for orders in " + terms.currency() + "."));
            return;
        }
        var minimum = terms.conditions().minimumSpend();
        if (minimum != null && minimum.isMoreThan(order.total())) {
            reasons.add(new Reason("minimum-spend", "The order's total is too small.", order.total(), minimum));
        }
    }

    private void when(boolean wrong, String code, String detail) {
        if (wrong) {
            reasons.add(Reason.of(code, detail));
        }
    }
}
