package dev.merit.coupons.coupons;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reservations of the uses of a coupon, or of the uses of shared codes by one member, at a moment. The
/// item has an attribute for each reservation, with the time at which it ends. An expired reservation reserves
/// nothing, but its attribute stays until the reservation is released.
///
/// @param active the number of reservations that have not expired
/// @param expired the reservations that have expired
/// @param nextExpiry the time at which the first active reservation ends; null, if there is none
public record Reservations(
        long active, List<RedemptionId> expired, @Nullable Instant nextExpiry) {

    static final Reservations NONE = new Reservations(0, List.of(), null);

    private static final String PREFIX = "lease.";

    public Reservations {
        expired = List.copyOf(expired);
    }

    public static Reservations from(Item item, Instant now) {
        long active = 0;
        var expired = new ArrayList<RedemptionId>();
        Instant nextExpiry = null;
        for (var name : item.attributeNames()) {
            if (name.startsWith(PREFIX)) {
                var end = item.instant(name);
                if (!now.isBefore(end)) {
                    expired.add(new RedemptionId(name.substring(PREFIX.length())));
                } else {
                    active++;
                    nextExpiry = nextExpiry == null || end.isBefore(nextExpiry) ? end : nextExpiry;
                }
            }
        }
        return new Reservations(active, expired, nextExpiry);
    }

    static Write add(Write write, RedemptionId redemption, Instant until) {
        return write.set(PREFIX + redemption, until);
    }

    static Write remove(Write write, RedemptionId redemption) {
        return write.remove(PREFIX + redemption);
    }

    /// The same with one active reservation less.
    Reservations withoutOneActive() {
        return new Reservations(active - 1, expired, nextExpiry);
    }
}
