package dev.merit.shared.ledger;

import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import java.util.List;
import java.util.stream.Stream;

/// One thing to record: its writes and its effect on the totals. They commit together or not at all. An entry has at
/// most 50 writes, each to another item.
public record Entry(List<Write> writes, TotalsDelta effect) {

    public static final Entry NONE = of(List.of());

    public Entry {
        writes = List.copyOf(writes);
    }

    /// Writes without an effect on the totals.
    public static Entry of(List<Write> writes) {
        return new Entry(writes, TotalsDelta.NONE);
    }

    public Entry plus(Entry other) {
        return new Entry(Stream.concat(writes.stream(), other.writes.stream()).toList(), effect.plus(other.effect));
    }

    public Entry plus(List<Write> more) {
        return plus(of(more));
    }
}
