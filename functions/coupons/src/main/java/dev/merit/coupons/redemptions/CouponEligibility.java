package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponStatus;
import dev.merit.coupons.pricing.CustomerContext;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Evaluator;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.shared.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Judges a coupon for an order: how the coupon and its strategy stand now, and what the terms say that the coupon
/// was issued under. All that is in the way is named, not the first of it only. The end of a strategy does not take
/// from a gift voucher the money that was paid in.
public final class CouponEligibility {

    private final List<Ineligibility> reasons = new ArrayList<>();

    private CouponEligibility() {}

    /// What the coupon takes off the order, or all that is in its way.
    ///
    /// @param id the order's, if it is known yet
    public static Evaluation assess(
            Coupon coupon, EvaluationContext facts, MemberId member, Order order, @Nullable OrderId id, Instant now) {
        var rule = new CouponEligibility();
        var wallet = facts.wallet();
        if (!coupon.isFor(member)) {
            rule.reasons.add(Ineligibility.of(IneligibilityReason.OTHER_MEMBER, "The coupon is another member's."));
        } else if (wallet == null) {
            rule.reasons.add(Ineligibility.ofNoMember());
        }
        rule.state(coupon, facts, now);
        var shopper = wallet == null
                ? CustomerContext.of(0)
                : FirstPurchase.shopper(wallet, id == null ? null : id.value()).in(facts.tier());
        var assessment = Evaluator.evaluate(facts.terms(), order.cart(), shopper, now);
        return switch (assessment) {
            case Evaluation.Eligible eligible
            when rule.reasons.isEmpty() && !eligible.hasEffect(facts.terms().benefit()) ->
                rule.ineligible(List.of(Ineligibility.ofNoEffect(order.total().currency())));
            case Evaluation.Eligible _ -> rule.reasons.isEmpty() ? assessment : rule.ineligible(List.of());
            case Evaluation.Ineligible(var more) -> rule.ineligible(more);
        };
    }

    private void state(Coupon coupon, EvaluationContext facts, Instant now) {
        var validity = coupon.validity(facts.terms());
        if (coupon.status() == CouponStatus.REVOKED) {
            reasons.add(Ineligibility.of("revoked", "The code was revoked."));
        }
        coupon.shortage(facts.terms()).ifPresent(reasons::add);
        if (!validity.hasBegun(now)) {
            var from = validity.from();
            reasons.add(Ineligibility.of("not-yet-valid", "The coupon is valid from " + from + ".", now, from));
        }
        if (validity.hasExpired(now)) {
            var to = Objects.requireNonNull(validity.to());
            reasons.add(Ineligibility.of("expired", "The coupon was valid up to " + to + ".", now, to));
        }
        if (!facts.strategy().isActive() && !(coupon.pays() && facts.strategy().hasEnded())) {
            var status = facts.strategy().status().text();
            reasons.add(Ineligibility.of(
                    IneligibilityReason.STRATEGY_NOT_ACTIVE, "The strategy is " + status + ".", status, "active"));
        }
    }

    private Evaluation ineligible(List<Ineligibility> more) {
        reasons.addAll(more);
        return new Evaluation.Ineligible(reasons);
    }
}
