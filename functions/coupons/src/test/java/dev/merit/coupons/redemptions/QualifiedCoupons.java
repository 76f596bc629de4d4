package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.Evaluator;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.pricing.Window;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;

/// Codes that are for an order, as appraising finds them.
final class QualifiedCoupons {

    private static final Window EVER = new Window(LocalDateTime.parse("2020-01-01T00:00"), null, ZoneId.of("UTC"));

    private QualifiedCoupons() {}

    /// @param number of the code
    /// @param strategy its number, below 100
    static QualifiedCoupon of(
            int number, int strategy, Benefit benefit, Conditions conditions, boolean stackable, Order order) {
        var id = new StrategyId("k7d5x1c9r4%02d".formatted(strategy));
        var currency = Currency.getInstance("USD");
        var coupon = new PublicCode(new CouponCode("CODE" + number), id, Instant.EPOCH);
        var terms = new Terms(
                "t", StrategyKind.COUPON, currency, EVER, benefit, conditions, Limits.NONE, stackable, null, false);
        var made = new Strategy(id, 1, StrategyStatus.ACTIVE, terms, 1, null, "", null, Instant.EPOCH);
        return new QualifiedCoupon(coupon, made, terms, Evaluator.price(terms, order.cart()), null, null);
    }
}
