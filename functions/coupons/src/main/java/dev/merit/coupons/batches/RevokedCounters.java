package dev.merit.coupons.batches;

import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The revoked codes of a batch: ranges of counters, in their order, that neither overlap nor touch.
public record RevokedCounters(List<Range> ranges) {

    /// How many ranges a batch has at most; they are read with each of its codes.
    public static final int MAX = 100;

    static final RevokedCounters NONE = new RevokedCounters(List.of());

    public RevokedCounters {
        ranges = List.copyOf(ranges);
    }

    /// A range of counters, both ends included. A range that was merged of several has the latest reason and time.
    @RegisterForReflection
    @Schema(name = "RevokedRange")
    public record Range(long from, long to, String reason, Instant at) {

        boolean contains(long counter) {
            return from <= counter && counter <= to;
        }

        boolean covers(Range other) {
            return from <= other.from && other.to <= to;
        }

        boolean touches(Range other) {
            return from <= other.to + 1 && other.from <= to + 1;
        }

        Range merge(Range older) {
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

    public boolean contains(long counter) {
        return ranges.stream().anyMatch(range -> range.contains(counter));
    }

    /// When the code with this counter was revoked; null, if it was not.
    @Nullable
    Instant at(long counter) {
        return ranges.stream()
                .filter(range -> range.contains(counter))
                .findFirst()
                .map(Range::at)
                .orElse(null);
    }

    /// Whether one range more is one too many.
    public boolean isFullFor(Range more) {
        return with(more).ranges().size() > MAX;
    }

    boolean covers(Range range) {
        return ranges.stream().anyMatch(r -> r.covers(range));
    }

    /// With one more range, merged with those that it overlaps or touches.
    RevokedCounters with(Range more) {
        var next = new ArrayList<Range>();
        var merged = more;
        for (var range : ranges) {
            if (range.touches(more)) {
                merged = merged.merge(range);
            } else {
                next.add(range);
            }
        }
        next.add(merged);
        next.sort(Comparator.comparingLong(Range::from));
        return new RevokedCounters(next);
    }
}
