package dev.merit.coupons.issuing;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.holding.Uses;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.MemberId;
import java.time.Instant;

/// A member's coupon to be, with the terms that its strategy has now.
public final class NewCoupon {

    private NewCoupon() {}

    public static Coupon of(Strategy strategy, MemberId member, Instant now) {
        var window = strategy.terms().window();
        return new Coupon(
                strategy.terms().codes().draw(),
                strategy.id(),
                strategy.termsVersion(),
                member,
                Coupon.Status.ISSUED,
                now,
                window.start(),
                window.end(),
                new Uses(strategy.terms().limits().uses(), 0, 0),
                null,
                null);
    }
}
