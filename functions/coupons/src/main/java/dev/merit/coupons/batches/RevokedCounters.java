package dev.merit.coupons.batches;

import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which codes of a batch are revoked: ranges of counters that neither overlap nor touch, in their order.
public record RevokedCounters(List<Range> ranges) {

    /// The most ranges that a batch has, since they are read with each of its codes.
    public static final int MAX = 100;

    static final RevokedCounters NONE = new RevokedCounters(List.of());

    public RevokedCounters {
        ranges = List.copyOf(ranges);
    }

    /// From one counter to another, both included; where ranges became one, with the latest reason and time.
    @RegisterForReflection
    @Schema(name = "RevokedRange")
    public record Range(long from, long to, String reason, Instant at) {

        boolean has(long counter) {
            return from <= counter && counter <= to;
        }

        boolean holds(Range other) {
            return from <= other.from && other.to <= to;
        }

        boolean touches(Range other) {
            return from <= other.to + 1 && other.from <= to + 1;
        }

        Range and(Range older) {
            return new Range(Math.min(from, older.from), Math.max(to, older.to), reason, at);
        }

        Item toItem() {
            return Item.map()
                    .number("from", from)
                    .number("to", to)
                    .text("reason", reason)
                    .instant("at", at);
        }

        static Range of(Item item) {
            return new Range(item.number("from"), item.number("to"), item.text("reason"), item.instant("at"));
        }
    }

    public boolean has(long counter) {
        return ranges.stream().anyMatch(range -> range.has(counter));
    }

    boolean holds(Range range) {
        return ranges.stream().anyMatch(r -> r.holds(range));
    }

    /// With this range too, and those that it overlaps or touches become one with it.
    RevokedCounters with(Range more) {
        var next = new ArrayList<Range>();
        var whole = more;
        for (var range : ranges) {
            if (range.touches(more)) {
                whole = whole.and(range);
            } else {
                next.add(range);
            }
        }
        next.add(whole);
        next.sort(Comparator.comparingLong(Range::from));
        return new RevokedCounters(next);
    }
}
