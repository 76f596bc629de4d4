package dev.merit.shared.ledger;

import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.TotalsDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entries of one transaction, within its limits. No item is written twice: the additions of several entries to
/// one item are one write, and so are their effects on the page.
final class TransactionBatch {

    /// The most buckets of one effect, so that the expression of the page stays under the 4 KB of DynamoDB.
    static final int BUCKETS = 64;

    /// The most bytes, by an estimate; DynamoDB allows 4 MB in a transaction.
    private static final int BYTES = 2_000_000;

    private final List<Integer> indexes = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Key, Write> writes = new LinkedHashMap<>();
    private TotalsDelta effect = TotalsDelta.NONE;
    private int bytes;

    /// Distributes the entries in their order. Each batch has the indexes of its entries in the list.
    static List<TransactionBatch> of(List<Entry> entries) {
        var batches = new ArrayList<TransactionBatch>();
        var last = new TransactionBatch();
        for (int i = 0; i < entries.size(); i++) {
            if (!last.hasRoomFor(entries.get(i))) {
                batches.add(last);
                last = new TransactionBatch();
            }
            last.add(i, entries.get(i));
        }
        batches.add(last);
        return batches;
    }

    private boolean hasRoomFor(Entry entry) {
        if (entries.isEmpty()) {
            return true;
        }
        int more = 0;
        int size = bytes;
        for (var write : entry.writes()) {
            var present = writes.get(write.key());
            if (present == null) {
                more++;
                size += write.size();
            } else if (!present.mergesWith(write)) {
                return false;
            }
        }
        return writes.size() + more < Table.BATCH
                && size <= BYTES
                && effect.plus(entry.effect()).size() <= BUCKETS;
    }

    private void add(int index, Entry entry) {
        indexes.add(index);
        entries.add(entry);
        for (var write : entry.writes()) {
            writes.merge(write.key(), write, Write::merged);
            bytes += write.size();
        }
        effect = effect.plus(entry.effect());
    }

    /// The same batch without the entries of these indexes.
    TransactionBatch without(Set<Integer> refused) {
        var rest = new TransactionBatch();
        for (int i = 0; i < entries.size(); i++) {
            if (!refused.contains(indexes.get(i))) {
                rest.add(indexes.get(i), entries.get(i));
            }
        }
        return rest;
    }

    /// The failures that the writes of one entry caused. If an item is beyond a bound, only the entries that set the
    /// bound caused the failure.
    ///
    /// @param number of the entry in this batch
    List<Outcome.Failed> failuresOf(int number, List<Outcome.Failed> failures) {
        return failures.stream()
                .filter(failed -> entries.get(number).writes().stream()
                        .anyMatch(own -> own.key().equals(failed.key())
                                && (isOutOfBounds(own, failed) || !isOutOfBounds(merged(own), failed))))
                .toList();
    }

    private Write merged(Write own) {
        return writes.getOrDefault(own.key(), own);
    }

    private static boolean isOutOfBounds(Write write, Outcome.Failed failed) {
        return failed.present().filter(write::isOutOfBounds).isPresent();
    }

    List<Integer> indexes() {
        return indexes;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    TotalsDelta effect() {
        return effect;
    }

    /// The writes of the transaction. The records keep this position and the request's id; if they have an effect on
    /// the totals, it is added to the page at this position.
    List<Write> writes(LedgerPosition position, @Nullable String requestId) {
        var all = new ArrayList<>(writes.values().stream()
                .map(write -> write.stamp(position.toString(), requestId))
                .toList());
        if (!effect.isEmpty()) {
            all.add(Page.add(position, effect));
        }
        return all;
    }
}
