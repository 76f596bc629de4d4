package dev.merit.coupons.coupons;

import dev.merit.shared.table.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a coupon can be redeemed: from `from` up to but not including `to`; without `to` it does not expire.
public record Validity(Instant from, @Nullable Instant to) {

    public boolean hasBegun(Instant now) {
        return !now.isBefore(from);
    }

    public boolean hasExpired(Instant now) {
        return to != null && !now.isBefore(to);
    }

    void putInto(Item item) {
        item.instant("validFrom", from).instant("validTo", to);
    }

    /// Reads the validity of a coupon's item that has one: any but that of a public code.
    public static Validity from(Item item) {
        return new Validity(
                item.instant("validFrom"), item.maybeInstant("validTo").orElse(null));
    }
}
