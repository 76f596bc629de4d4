package dev.merit.coupons.pricing;

import dev.merit.shared.tiers.Tiers;
import java.util.Set;

/// What is known of the member who buys.
///
/// @param purchases how many purchases there are so far, in any currency and refunded or not, and an order that a
///     coupon for the first purchase is redeemed for
/// @param tier the tier that the member is in
/// @param segments the ids of the segments that the member is in
public record CustomerContext(long purchases, String tier, Set<String> segments) {

    public CustomerContext {
        segments = Set.copyOf(segments);
    }

    public static CustomerContext of(long purchases) {
        return new CustomerContext(purchases, Tiers.NONE, Set.of());
    }

    public CustomerContext in(String tier) {
        return new CustomerContext(purchases, tier, segments);
    }
}
