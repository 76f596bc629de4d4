package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a coupon would do for an order.
///
/// @param terms those that it was issued under
/// @param poor if nothing but the budget stands in the way, which may have enough for it behind other coupons
public record QualifiedCoupon(
        Coupon coupon,
        Strategy strategy,
        Terms terms,
        Evaluation assessment,
        @Nullable Instant validTo,
        @Nullable Poor poor) {

    /// What it would take off by itself, and how much less than that is left of the budget, in minor units.
    public record Poor(long discount, long left) {}

    public boolean isRedeemable() {
        return assessment instanceof Evaluation.Eligible;
    }

    /// What it takes off by itself, in minor units.
    public long discount() {
        return assessment instanceof Evaluation.Eligible eligible
                ? eligible.discount().minorUnits()
                : 0;
    }

    /// The same, refused for what is scarce. Of that, only of a budget there may be some left.
    QualifiedCoupon without(Evaluation.Eligible eligible, List<Ineligibility> scarce) {
        var poor = scarce.size() == 1 && scarce.getFirst().have() instanceof Money left
                ? new Poor(eligible.discount().minorUnits(), left.minorUnits())
                : null;
        return new QualifiedCoupon(coupon, strategy, terms, new Evaluation.Ineligible(scarce), validTo, poor);
    }

    /// What it would take off by itself, if there were enough of the budget.
    long wanted() {
        return poor == null ? discount() : poor.discount();
    }
}
