package dev.merit.coupons.lookup;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The result of a lookup of codes.
///
/// @param coupons those that exist and that the caller may see
/// @param items those of the other keys
/// @param rateLimited if the caller gets no answer, since too many codes were wrong
public record LookupResult(
        Map<CouponCode, Coupon> coupons,
        Map<Key, Item> items,
        @Nullable RateLimited rateLimited) {}
