package dev.merit.shared.ledger;

import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import java.util.List;

/// One thing to record: its writes and its effect on the totals, which commit together or not at all. At most 50
/// writes to items that are all different.
public record Entry(List<Write> writes, TotalsDelta effect) {

    public Entry {
        writes = List.copyOf(writes);
    }
}
