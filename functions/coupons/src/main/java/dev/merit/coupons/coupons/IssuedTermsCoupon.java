package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import java.time.Instant;

/// A coupon that is issued before it is used. It keeps the terms that its strategy had then, and issuing it has
/// taken its unit of the strategy's stock.
sealed interface IssuedTermsCoupon extends Coupon permits CountedCoupon, GiftVoucher {

    IssuedTerms terms();

    @Override
    default StrategyId strategyId() {
        return terms().strategyId();
    }

    @Override
    default Instant issuedAt() {
        return terms().issuedAt();
    }

    @Override
    default Key termsKey() {
        return terms().key();
    }

    @Override
    default Validity validity(Terms issued) {
        return terms().validity();
    }

    @Override
    default boolean takesStock(Limits limits) {
        return false;
    }
}
