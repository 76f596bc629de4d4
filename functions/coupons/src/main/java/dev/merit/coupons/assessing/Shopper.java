package dev.merit.coupons.assessing;

import dev.merit.shared.tiers.Tiers;
import java.util.Set;

/// What is known of the member who buys.
///
/// @param purchases how many purchases there are so far, in any currency and refunded or not, and an order that a
///     coupon for the first purchase is redeemed for
/// @param tier the tier that the member is in
/// @param segments the ids of the segments that the member is in
public record Shopper(long purchases, String tier, Set<String> segments) {

    public Shopper {
        segments = Set.copyOf(segments);
    }

    public static Shopper of(long purchases) {
        return new Shopper(purchases, Tiers.NONE, Set.of());
    }

    public Shopper in(String tier) {
        return new Shopper(purchases, tier, segments);
    }
}
