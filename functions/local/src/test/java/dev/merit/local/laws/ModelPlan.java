package dev.merit.local.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;

/// A strategy of the model, with limits that are all set, be it so high that nothing meets them.
///
/// @param discount on a total, in minor units
record ModelPlan(
        String id,
        LongUnaryOperator discount,
        long stock,
        long budget,
        long perMember,
        long usesPerCoupon,
        boolean stackable) {

    /// Of each coupon, and of the code that all share, whose uses are nobody's.
    static final int EVERYBODY = -1;

    static ModelPlan percent(
            Till till, String percent, long stock, long budget, long perMember, long uses, boolean stackable) {
        var part = new BigDecimal(percent).movePointLeft(2);
        var id = made(till, Till.percent(percent), stock, budget, perMember, uses, stackable);
        return new ModelPlan(
                id,
                total -> BigDecimal.valueOf(total)
                        .multiply(part)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                stock,
                budget,
                perMember,
                uses,
                stackable);
    }

    static ModelPlan amount(
            Till till, long amount, long stock, long budget, long perMember, long uses, boolean stackable) {
        var benefit = "{\"type\": \"amountOff\", \"amount\": " + till.money(amount) + "}";
        var id = made(till, benefit, stock, budget, perMember, uses, stackable);
        return new ModelPlan(id, total -> Math.min(amount, total), stock, budget, perMember, uses, stackable);
    }

    private static String made(
            Till till, String benefit, long stock, long budget, long perMember, long uses, boolean stackable) {
        var limits = "\"stock\": %d, \"budget\": %s, \"perMember\": %d, \"usesPerCoupon\": %d"
                .formatted(stock, till.money(budget), perMember, uses);
        return till.strategy(benefit, limits, ", \"stackable\": " + stackable);
    }
}
