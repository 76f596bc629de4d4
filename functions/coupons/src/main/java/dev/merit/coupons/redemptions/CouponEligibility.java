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
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evaluates one coupon for an order: the state of the coupon and of its strategy now, and the terms that the
/// coupon was issued with. All reasons are named, not the first only. A gift voucher keeps its money after the end
/// of its strategy.
final class CouponEligibility {

    private CouponEligibility() {}

    /// The price of the order with the coupon, or all reasons why it is not for the order.
    ///
    /// @param id the order's id, if it is known
    static Evaluation evaluate(
            Coupon coupon, EvaluationContext context, MemberId member, Order order, @Nullable OrderId id, Instant now) {
        var wallet = context.wallet();
        var reasons = new ArrayList<Ineligibility>();
        if (!coupon.isFor(member)) {
            reasons.add(Ineligibility.of(IneligibilityReason.OTHER_MEMBER, "The coupon is another member's."));
        } else if (wallet == null) {
            reasons.add(Ineligibility.ofNoMember());
        } else if (!context.requirement().isMetBy(wallet)) {
            reasons.add(Ineligibility.ofConsent());
        }
        reasons.addAll(ofState(coupon, context, now));
        var customer = wallet == null
                ? CustomerContext.of(0)
                : FirstPurchase.customer(wallet, id).in(context.tier());
        return switch (Evaluator.evaluate(context.terms(), order.cart(), customer, now)) {
            case Evaluation.Eligible eligible
            when reasons.isEmpty() && eligible.hasEffect(context.terms().benefit()) -> eligible;
            case Evaluation.Eligible _
            when reasons.isEmpty() ->
                new Evaluation.Ineligible(
                        List.of(Ineligibility.ofNoEffect(order.total().currency())));
            case Evaluation.Eligible _ -> new Evaluation.Ineligible(reasons);
            case Evaluation.Ineligible(var more) -> {
                reasons.addAll(more);
                yield new Evaluation.Ineligible(reasons);
            }
        };
    }

    private static List<Ineligibility> ofState(Coupon coupon, EvaluationContext context, Instant now) {
        var reasons = new ArrayList<Ineligibility>();
        var validity = coupon.validity(context.terms());
        if (coupon.status() == CouponStatus.REVOKED) {
            reasons.add(Ineligibility.of(IneligibilityReason.REVOKED, "The coupon was revoked."));
        }
        coupon.shortage(context.terms()).ifPresent(reasons::add);
        if (!validity.hasBegun(now)) {
            var from = validity.from();
            reasons.add(Ineligibility.of(
                    IneligibilityReason.NOT_YET_VALID, "The coupon is valid from " + from + ".", now, from));
        }
        if (validity.hasExpired(now)) {
            var to = Objects.requireNonNull(validity.to());
            reasons.add(
                    Ineligibility.of(IneligibilityReason.EXPIRED, "The coupon was valid up to " + to + ".", now, to));
        }
        if (!context.strategy().isActive()
                && !(coupon.pays() && context.strategy().hasEnded())) {
            var status = context.strategy().status().text();
            reasons.add(Ineligibility.of(
                    IneligibilityReason.STRATEGY_NOT_ACTIVE, "The strategy is " + status + ".", status, "active"));
        }
        return reasons;
    }
}
