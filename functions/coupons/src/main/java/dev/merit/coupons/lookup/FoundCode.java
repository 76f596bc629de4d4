package dev.merit.coupons.lookup;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import org.jspecify.annotations.Nullable;

/// A code's coupon.
///
/// @param item as it is kept, or as it will be: a batch's code is kept from its first use on
/// @param unrevoked of a batch's code: what holds its use to its not being revoked meanwhile
public record FoundCode(Coupon coupon, Item item, @Nullable Write unrevoked) {}
