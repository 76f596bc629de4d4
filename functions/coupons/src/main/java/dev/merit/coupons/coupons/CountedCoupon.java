package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.RedemptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A coupon that counts its own uses, up to a maximum.
public sealed interface CountedCoupon extends IssuedTermsCoupon permits PersonalCoupon, BatchCode {

    CouponUsage usage();

    @Override
    default boolean isUsedUp() {
        return usage().left() <= 0;
    }

    @Override
    default boolean isInUse() {
        return usage().used() > 0;
    }

    @Override
    default List<RedemptionId> expiredReservations() {
        return usage().reservations().expired();
    }

    @Override
    default Optional<Ineligibility> shortage(Terms issued) {
        return usage().shortage();
    }

    @Override
    default @Nullable Instant reservedUntil() {
        return usage().reservations().nextExpiry();
    }

    @Override
    default List<RedemptionId> blockingReservations() {
        return usage().blockingReservations();
    }
}
