package dev.merit.coupons.revocations;

import dev.merit.coupons.coupons.Coupon;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of a request to revoke a coupon.
sealed interface CouponRevocation {

    /// The coupon as it is then, also if it was revoked before.
    record Done(Coupon coupon) implements CouponRevocation {}

    record Unknown() implements CouponRevocation {}

    /// It is redeemed or reserved.
    ///
    /// @param reservedUntil when its first reservation ends; null, if it has none
    record InUse(@Nullable Instant reservedUntil) implements CouponRevocation {}

    /// It is a public code.
    record Shared() implements CouponRevocation {}

    /// It is the code of a batch that has as many ranges of revoked codes as a batch may have.
    record TooManyRanges() implements CouponRevocation {}
}
