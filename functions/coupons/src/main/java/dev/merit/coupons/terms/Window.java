package dev.merit.coupons.terms;

import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a strategy is in force: from one local time up to another, which is left out, on the clocks of a zone. A local
/// time that the clocks skip counts as the moment they skip to, one that they show twice as the first of the two.
@RegisterForReflection
public record Window(LocalDateTime from, @Nullable LocalDateTime to, ZoneId zone) {

    public Window {
        if (to != null && !to.atZone(zone).toInstant().isAfter(from.atZone(zone).toInstant())) {
            throw new IllegalArgumentException("must end after it begins");
        }
    }

    public Instant start() {
        return from.atZone(zone).toInstant();
    }

    public @Nullable Instant end() {
        return to == null ? null : to.atZone(zone).toInstant();
    }

    public boolean holds(Instant instant) {
        var end = end();
        return !instant.isBefore(start()) && (end == null || instant.isBefore(end));
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
