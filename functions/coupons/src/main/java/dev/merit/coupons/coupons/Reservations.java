package dev.merit.coupons.coupons;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reservations that hold uses of a coupon, or of a public code by one member: for each the time up to which it
/// does. One whose time is over holds nothing any more, though it stands there until somebody needs its place.
public final class Reservations {

    private static final String PREFIX = "lease.";

    private Reservations() {}

    static Write hold(Write write, RedemptionId redemption, Instant until) {
        return write.set(PREFIX + redemption, until);
    }

    static Write end(Write write, RedemptionId redemption) {
        return write.remove(PREFIX + redemption);
    }

    /// Those whose time is over.
    public static List<RedemptionId> expired(Item item, Instant now) {
        return all(item).stream()
                .filter(name -> !now.isBefore(item.instant(name)))
                .map(name -> new RedemptionId(name.substring(PREFIX.length())))
                .toList();
    }

    /// When the first of those ends that are not over.
    public static @Nullable Instant next(Item item, Instant now) {
        return all(item).stream()
                .map(item::instant)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static long live(Item item, Instant now) {
        return all(item).stream()
                .filter(name -> now.isBefore(item.instant(name)))
                .count();
    }

    private static List<String> all(Item item) {
        return item.attributeNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .toList();
    }
}
