package dev.merit.coupons.coupons;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reservations of uses of a coupon, or of a public or batch code by one member, as they stand at a moment.
/// The item has an attribute for each, with the time at which it ends. A reservation that has expired reserves
/// nothing, though its attribute stays until somebody releases it.
///
/// @param live how many have not expired
/// @param expired those that have
/// @param next when the first of the live ones ends; none if there is none
public record Reservations(
        long live, List<RedemptionId> expired, @Nullable Instant next) {

    static final Reservations NONE = new Reservations(0, List.of(), null);

    private static final String PREFIX = "lease.";

    public Reservations {
        expired = List.copyOf(expired);
    }

    public static Reservations from(Item item, Instant now) {
        long live = 0;
        var expired = new ArrayList<RedemptionId>();
        Instant next = null;
        for (var name : item.attributeNames()) {
            if (name.startsWith(PREFIX)) {
                var end = item.instant(name);
                if (!now.isBefore(end)) {
                    expired.add(new RedemptionId(name.substring(PREFIX.length())));
                } else {
                    live++;
                    next = next == null || end.isBefore(next) ? end : next;
                }
            }
        }
        return new Reservations(live, expired, next);
    }

    static Write add(Write write, RedemptionId redemption, Instant until) {
        return write.set(PREFIX + redemption, until);
    }

    static Write remove(Write write, RedemptionId redemption) {
        return write.remove(PREFIX + redemption);
    }

    /// Without one of the live ones.
    Reservations withoutOne() {
        return new Reservations(live - 1, expired, next);
    }
}
