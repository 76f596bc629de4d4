package dev.merit.coupons.assessing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the member who buys.
///
/// @param purchases how many purchases there are so far, in any currency and refunded or not, and an order that a
///     coupon for the first purchase is redeemed for
/// @param tier the tier that the member is in, which no condition asks for yet
/// @param segments the ids of the segments that the member is in
public record Shopper(long purchases, @Nullable String tier, Set<String> segments) {

    public Shopper {
        segments = Set.copyOf(segments);
    }

    public static Shopper of(long purchases) {
        return new Shopper(purchases, null, Set.of());
    }
}
