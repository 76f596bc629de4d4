package dev.merit.coupons.lookup;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read for some codes: the coupons that there are, what else was asked for, and whether the asker is to
/// be told of none of it.
public record LookupResult(
        Map<CouponCode, Coupon> coupons,
        Map<Key, Item> items,
        @Nullable RateLimited barred) {}
