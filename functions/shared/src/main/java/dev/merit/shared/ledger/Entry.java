package dev.merit.shared.ledger;

import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import java.util.List;

/// One thing to record: its writes and its effect on the totals. They commit together or not at all. An entry has at
/// most 50 writes, each to another item.
public record Entry(List<Write> writes, TotalsDelta effect) {

    public Entry {
        writes = List.copyOf(writes);
    }
}
