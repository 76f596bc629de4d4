package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.pricing.CustomerContext;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Evaluator;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        var validFrom = facts.validFrom(coupon);
        var validTo = facts.validTo(coupon);
        if (coupon.status() == Coupon.Status.REVOKED) {
            reasons.add(Ineligibility.of(IneligibilityReason.REVOKED, "The code was revoked."));
        }
        if (coupon.uses() != null && coupon.uses().left() <= 0) {
            reasons.add(Ineligibility.of(IneligibilityReason.ALREADY_REDEEMED, "No use of the coupon is left.", 0, 1)
                    .until(coupon.reservedUntil()));
        }
        if (facts.terms().isVoucher() && !hasMoney(coupon)) {
            var currency = facts.terms().currency();
            var least = new Money(1, currency);
            reasons.add(Ineligibility.of(
                            IneligibilityReason.VOUCHER_EMPTY,
                            "Nothing is left on the voucher.",
                            Money.zero(currency),
                            least)
                    .until(coupon.reservedUntil()));
        }
        if (now.isBefore(validFrom)) {
            reasons.add(Ineligibility.of(
                    IneligibilityReason.NOT_YET_VALID, "The coupon is valid from " + validFrom + ".", now, validFrom));
        }
        if (validTo != null && !now.isBefore(validTo)) {
            reasons.add(Ineligibility.of(
                    IneligibilityReason.EXPIRED, "The coupon was valid up to " + validTo + ".", now, validTo));
        }
        if (!facts.strategy().isActive()
                && !(coupon.isVoucher() && facts.strategy().hasEnded())) {
            var status = facts.strategy().status().text();
            reasons.add(Ineligibility.of(
                    IneligibilityReason.STRATEGY_NOT_ACTIVE, "The strategy is " + status + ".", status, "active"));
        }
    }

    /// A public code of what has become a gift voucher's strategy has none.
    private static boolean hasMoney(Coupon coupon) {
        return coupon.isVoucher() && coupon.free().minorUnits() > 0;
    }

    private Evaluation ineligible(List<Ineligibility> more) {
        reasons.addAll(more);
        return new Evaluation.Ineligible(reasons);
    }
}
