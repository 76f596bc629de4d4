package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.redemptions.RedemptionOutcome.BudgetExhausted;
import dev.merit.coupons.redemptions.RedemptionOutcome.Scarcity;
import dev.merit.coupons.strategies.Strategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A coupon with its evaluation by itself for an order.
///
/// @param terms those that it was issued with
/// @param shortBudget if the budget is the only obstacle; it may be sufficient for the coupon after other coupons
public record QualifiedCoupon(
        Coupon coupon,
        Strategy strategy,
        Terms terms,
        Evaluation evaluation,
        @Nullable Instant validTo,
        @Nullable ShortBudget shortBudget) {

    /// The discount of the coupon by itself, and the smaller amount that is left of the budget, in minor units.
    public record ShortBudget(long discount, long left) {}

    public boolean isRedeemable() {
        return evaluation instanceof Evaluation.Eligible;
    }

    /// The discount by itself, in minor units; 0, if it is not redeemable.
    public long discount() {
        return evaluation instanceof Evaluation.Eligible eligible
                ? eligible.discount().minorUnits()
                : 0;
    }

    /// The same, not redeemable because of the scarcities.
    QualifiedCoupon without(List<Scarcity> scarcities) {
        var left = scarcities.size() == 1 && scarcities.getFirst() instanceof BudgetExhausted exhausted
                ? new ShortBudget(discount(), exhausted.available().minorUnits())
                : null;
        var reasons = scarcities.stream().map(Scarcity::reason).toList();
        return new QualifiedCoupon(coupon, strategy, terms, new Evaluation.Ineligible(reasons), validTo, left);
    }

    /// The discount by itself if the budget were sufficient, in minor units.
    long potentialDiscount() {
        return shortBudget == null ? discount() : shortBudget.discount();
    }

    Stacking.Stackable<QualifiedCoupon> stackable() {
        return new Stacking.Stackable<>(this, terms, shortBudget == null ? Long.MAX_VALUE : shortBudget.left());
    }
}
