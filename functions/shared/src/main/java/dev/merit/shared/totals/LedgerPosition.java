package dev.merit.shared.totals;

import dev.merit.shared.table.Item;
import java.util.Optional;

/// The page of the ledger that has the effect of a record. The record keeps it, so that for every record it is known
/// whether its effect is posted, also while others write.
public record LedgerPosition(int slot, long page) {

    /// The attribute of a record that keeps its position.
    public static final String ATTRIBUTE = "position";

    public static LedgerPosition of(String text) {
        var dot = text.indexOf('.');
        return new LedgerPosition(Integer.parseInt(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }

    /// The position of the record of an item; empty if the item is no record that counts.
    public static Optional<LedgerPosition> from(Item item) {
        return item.maybeText(ATTRIBUTE).map(LedgerPosition::of);
    }

    @Override
    public String toString() {
        return slot + "." + page;
    }
}
