package dev.merit.coupons.validating;

import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a coupon would do for an order.
///
/// @param terms those that it was issued under
public record Appraisal(
        Coupon coupon,
        Strategy strategy,
        Terms terms,
        Assessment assessment,
        @Nullable Instant validTo) {

    public boolean isRedeemable() {
        return assessment instanceof Assessment.Eligible;
    }

    /// What it takes off by itself, in minor units.
    public long discount() {
        return assessment instanceof Assessment.Eligible eligible
                ? eligible.discount().minorUnits()
                : 0;
    }
}
