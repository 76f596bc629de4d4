package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Limits;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A coupon under the terms that its strategy has now, since a use issues it to the member: it takes one of the
/// strategy's stock and counts for the member's limit. These bound the uses; the coupon itself is never used up.
sealed interface CurrentTermsCoupon extends Coupon permits PublicCode, PromotionClaim {

    @Override
    default CouponStatus status() {
        return CouponStatus.ISSUED;
    }

    @Override
    default Key termsKey() {
        return Keys.strategy(strategyId());
    }

    @Override
    default Optional<Key> usageKey(MemberId member) {
        return Optional.of(Keys.use(member, strategyId()));
    }

    @Override
    default boolean takesStock(Limits limits) {
        return limits.stock() != null;
    }

    @Override
    default boolean isUsedUp() {
        return false;
    }

    @Override
    default @Nullable Instant reservedUntil() {
        return null;
    }

    @Override
    default List<RedemptionId> blockingReservations() {
        return List.of();
    }

    @Override
    default Coupon without(Redemption redemption) {
        return this;
    }
}
