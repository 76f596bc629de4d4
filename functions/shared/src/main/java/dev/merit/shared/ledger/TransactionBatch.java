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
import org.jboss.logging.MDC;

/// Entries that go into one transaction: within its limits, with no item written twice, the additions to one item and
/// to the page made one.
final class TransactionBatch {

    /// The most buckets of one page, so that the page's expression stays under DynamoDB's 4 KB.
    static final int BUCKETS = 64;

    /// DynamoDB takes 4 MB in a transaction; what Merit counts is an estimate.
    private static final int BYTES = 2_000_000;

    private final List<Integer> numbers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Key, Write> writes = new LinkedHashMap<>();
    private TotalsDelta effect = TotalsDelta.NONE;
    private int bytes;

    /// Packs the entries in their order; each pack holds the numbers of its entries.
    static List<TransactionBatch> of(List<Entry> entries) {
        var packs = new ArrayList<TransactionBatch>();
        var last = new TransactionBatch();
        for (int i = 0; i < entries.size(); i++) {
            if (!last.takes(entries.get(i))) {
                packs.add(last);
                last = new TransactionBatch();
            }
            last.add(i, entries.get(i));
        }
        packs.add(last);
        return packs;
    }

    private boolean takes(Entry entry) {
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

    private void add(int number, Entry entry) {
        numbers.add(number);
        entries.add(entry);
        for (var write : entry.writes()) {
            writes.merge(write.key(), write, Write::merged);
            bytes += write.size();
        }
        effect = effect.plus(entry.effect());
    }

    /// The same pack without the entries of these numbers.
    TransactionBatch without(Set<Integer> refused) {
        var rest = new TransactionBatch();
        for (int i = 0; i < entries.size(); i++) {
            if (!refused.contains(numbers.get(i))) {
                rest.add(numbers.get(i), entries.get(i));
            }
        }
        return rest;
    }

    /// Those of the failures that the entry at a place has to do with. Where the item is beyond a bound, these are
    /// failures of the entries that need the bound and of no others.
    List<Outcome.Failed> refusing(int place, List<Outcome.Failed> failures) {
        return failures.stream()
                .filter(failed -> entries.get(place).writes().stream()
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

    List<Integer> numbers() {
        return numbers;
    }

    Entry entry(int place) {
        return entries.get(place);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    TotalsDelta effect() {
        return effect;
    }

    /// The transaction, with the page at this place where there is an effect on the totals.
    List<Write> writes(LedgerPosition place) {
        var request = (String) MDC.get("requestId");
        var all = new ArrayList<>(writes.values().stream()
                .map(w -> w.at(place.toString(), request))
                .toList());
        if (!effect.isEmpty()) {
            all.add(Page.add(place, effect));
        }
        return all;
    }
}
