package dev.merit.local.model;

import dev.merit.local.laws.ShopClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;

/// A strategy of the model, with limits that are all set, be it so high that nothing meets them.
///
/// @param discount on a total, in minor units
record Plan(
        String id,
        LongUnaryOperator discount,
        long stock,
        long budget,
        long perMember,
        long usesPerCoupon,
        boolean stackable) {

    static Plan percent(
            ShopClient shop, String percent, long stock, long budget, long perMember, long uses, boolean stackable) {
        var part = new BigDecimal(percent).movePointLeft(2);
        var id = made(shop, ShopClient.percent(percent), stock, budget, perMember, uses, stackable);
        return new Plan(
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

    static Plan amount(
            ShopClient shop, long amount, long stock, long budget, long perMember, long uses, boolean stackable) {
        var benefit = "{\"type\": \"amountOff\", \"amount\": " + shop.money(amount) + "}";
        var id = made(shop, benefit, stock, budget, perMember, uses, stackable);
        return new Plan(id, total -> Math.min(amount, total), stock, budget, perMember, uses, stackable);
    }

    private static String made(
            ShopClient shop, String benefit, long stock, long budget, long perMember, long uses, boolean stackable) {
        var limits = "\"stock\": %d, \"budget\": %s, \"perMember\": %d, \"usesPerCoupon\": %d"
                .formatted(stock, shop.money(budget), perMember, uses);
        return shop.strategy(benefit, limits, ", \"stackable\": " + stackable);
    }
}
