package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The time during which a strategy is in force: from a local time (inclusive) to a local time (exclusive) in a
/// time zone.
///
/// Each local time stands for one moment, also where the clocks change. A local time that the clocks skip is
/// the moment of the change. A local time that occurs twice is its first occurrence. So if one window begins at
/// the local time at which another one ends, there is neither a gap nor an overlap.
///
/// @param to null, if the window has no end
/// @param issueFrom from when on coupons are issued, which are valid from `from` on; null, if it is the same time
@RegisterForReflection
public record Window(
        LocalDateTime from,
        @Nullable LocalDateTime to,
        ZoneId zone,
        @Nullable LocalDateTime issueFrom) {

    /// The phase of a window at a moment.
    public enum Phase {
        @JsonProperty("scheduled")
        SCHEDULED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("over")
        OVER
    }

    public Window {
        if (to != null && !toInstant(to, zone).isAfter(toInstant(from, zone))) {
            throw new IllegalArgumentException("must end after it begins");
        }
        if (issueFrom != null && toInstant(issueFrom, zone).isAfter(toInstant(from, zone))) {
            throw new IllegalArgumentException("must begin when coupons are issued, or later");
        }
    }

    /// A window from whose beginning on coupons are issued.
    public Window(LocalDateTime from, @Nullable LocalDateTime to, ZoneId zone) {
        this(from, to, zone, null);
    }

    /// When the first coupon may be issued.
    public Instant issueStart() {
        return issueFrom == null ? start() : toInstant(issueFrom, zone);
    }

    public Instant start() {
        return toInstant(from, zone);
    }

    public @Nullable Instant end() {
        return to == null ? null : toInstant(to, zone);
    }

    private static Instant toInstant(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    /// Whether the window is running at that moment.
    public boolean contains(Instant instant) {
        return phase(instant) == Phase.RUNNING;
    }

    public Phase phase(Instant instant) {
        var end = end();
        if (instant.isBefore(start())) {
            return Phase.SCHEDULED;
        }
        return end == null || instant.isBefore(end) ? Phase.RUNNING : Phase.OVER;
    }

    Item toItem() {
        return Item.map()
                .text("from", from.toString())
                .text("to", to == null ? null : to.toString())
                .text("zone", zone.getId())
                .text("issueFrom", issueFrom == null ? null : issueFrom.toString());
    }

    static Window from(Item item) {
        return new Window(
                LocalDateTime.parse(item.text("from")),
                item.maybeText("to").map(LocalDateTime::parse).orElse(null),
                ZoneId.of(item.text("zone")),
                item.maybeText("issueFrom").map(LocalDateTime::parse).orElse(null));
    }
}
