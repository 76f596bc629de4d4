package dev.merit.coupons.finding;

import dev.merit.coupons.holding.Coupon;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import org.jspecify.annotations.Nullable;

/// A code's coupon.
///
/// @param item as it is kept, or as it will be: a batch's code is kept from its first use on
/// @param unrevoked of a batch's code: what holds its use to its not being revoked meanwhile
public record Found(Coupon coupon, Item item, @Nullable Write unrevoked) {}
