package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a strategy is in force: from one local time up to another, which is left out, on the clocks of a zone.
/// Either is the first moment at which the clocks show it or a later time: one that they skip is the moment they
/// skip, one that they show twice the first of the two. So a window that begins where another ends leaves nothing
/// out and overlaps nothing.
@RegisterForReflection
public record Window(LocalDateTime from, @Nullable LocalDateTime to, ZoneId zone) {

    /// Where a window stands at some moment.
    public enum Phase {
        @JsonProperty("scheduled")
        SCHEDULED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("over")
        OVER
    }

    public Window {
        if (to != null && !moment(to, zone).isAfter(moment(from, zone))) {
            throw new IllegalArgumentException("must end after it begins");
        }
    }

    public Instant start() {
        return moment(from, zone);
    }

    public @Nullable Instant end() {
        return to == null ? null : moment(to, zone);
    }

    private static Instant moment(LocalDateTime clocks, ZoneId zone) {
        var turn = zone.getRules().getTransition(clocks);
        return turn != null && turn.isGap()
                ? turn.getInstant()
                : clocks.atZone(zone).toInstant();
    }

    public boolean holds(Instant instant) {
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
                .text("zone", zone.getId());
    }

    static Window from(Item item) {
        return new Window(
                LocalDateTime.parse(item.text("from")),
                item.maybeText("to").map(LocalDateTime::parse).orElse(null),
                ZoneId.of(item.text("zone")));
    }
}
