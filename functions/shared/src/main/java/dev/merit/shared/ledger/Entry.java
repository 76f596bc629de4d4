package dev.merit.shared.ledger;

import dev.merit.shared.sums.Sums;
import dev.merit.shared.table.Write;
import java.util.List;

/// One thing to record: its writes and its effect on the totals, which commit together or not at all. At most 50 writes
/// to items that are all different.
public record Entry(List<Write> writes, Sums effect) {

    public Entry {
        writes = List.copyOf(writes);
    }
}
