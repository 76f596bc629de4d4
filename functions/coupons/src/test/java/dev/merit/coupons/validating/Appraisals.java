package dev.merit.coupons.validating;

import dev.merit.coupons.assessing.Assessing;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.strategies.Status;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Benefit;
import dev.merit.coupons.terms.Conditions;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.terms.Kind;
import dev.merit.coupons.terms.Limits;
import dev.merit.coupons.terms.Terms;
import dev.merit.coupons.terms.Window;
import dev.merit.shared.id.StrategyId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;

/// Codes that are for an order, as appraising finds them.
final class Appraisals {

    private static final Window EVER = new Window(LocalDateTime.parse("2020-01-01T00:00"), null, ZoneId.of("UTC"));

    private Appraisals() {}

    /// @param number of the code
    /// @param strategy its number, below 100
    static Appraisal of(
            int number, int strategy, Benefit benefit, Conditions conditions, boolean stackable, Order order) {
        var id = new StrategyId("k7d5x1c9r4%02d".formatted(strategy));
        var currency = Currency.getInstance("USD");
        var coupon = Coupon.ofAll(new CouponCode("CODE" + number), id, Instant.EPOCH);
        var terms = new Terms("t", Kind.COUPON, currency, EVER, benefit, conditions, Limits.NONE, stackable, null);
        var made = new Strategy(id, 1, Status.ACTIVE, terms, 1, null, "", null, Instant.EPOCH);
        return new Appraisal(coupon, made, terms, Assessing.price(terms, order.cart()), null, null);
    }
}
