package dev.merit.shared.ledger;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.TotalsDelta;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Commits records together with their effect on the totals, in one transaction for one record or for many.
///
/// The ledger retries only a transaction that certainly changed nothing: after contention in another slot, and after
/// a full or sealed page on the next page. If it is unknown whether a write took effect, it throws [Unavailable]; the
/// caller may repeat the request.
public final class Ledger {

    private static final int TRIES = 12;
    private static final int STEPS = 100;
    private static final int STEPS_BEFORE_LOOKUP = 2;
    private static final int MIN_PAUSE_MILLIS = 10;
    private static final int MAX_PAUSE_MILLIS = 200;

    private final Table table;
    private final Slots slots;
    private final OpenPages openPages;
    private final RequestIds requestIds;

    public Ledger(Table table, Slots slots) {
        this(table, slots, RequestIds.NONE);
    }

    public Ledger(Table table, Slots slots, RequestIds requestIds) {
        this.table = table;
        this.slots = slots;
        this.openPages = new OpenPages(table);
        this.requestIds = requestIds;
    }

    /// What to read before the first record, together with other items, for [#learn]. Empty once this process
    /// has recorded anything. The ledger queries the pages of its slot if this was not read, and before the first
    /// posting, when it does not exist.
    public List<Key> unknown() {
        return openPages.isEmpty() ? List.of(Keys.head()) : List.of();
    }

    /// Learns where to record from what was read because it was [#unknown].
    public void learn(Map<Key, Item> found) {
        Postings.headAmong(found).ifPresent(openPages::learn);
    }

    public EntryOutcome record(Entry entry) {
        return record(List.of(entry)).getFirst();
    }

    /// Commits one entry, for a caller that itself decides what follows contention or a refusal, as with
    /// [Table#transact]. Only a page that is full, sealed or contended is tried again here.
    public Outcome transact(Entry entry) {
        var batch = TransactionBatch.of(List.of(entry)).getFirst();
        var requestId = requestIds.current().orElse(null);
        int slot = slots.choose();
        for (int steps = 0, tries = 0; steps < STEPS; ) {
            var position = position(slot, batch.effect());
            var page = Keys.page(position.slot(), position.page());
            var outcome = table.transact(batch.writes(position, requestId));
            switch (outcome) {
                case Outcome.Done _ -> {
                    added(position, batch.effect());
                    return outcome;
                }
                case Outcome.Contended(var keys) -> {
                    if (!keys.equals(List.of(page)) || ++tries == TRIES) {
                        return outcome;
                    }
                    slot = slots.other(slot);
                }
                case Outcome.Refused(var failed) -> {
                    var own = failed.stream().filter(f -> !f.key().equals(page)).toList();
                    if (!own.isEmpty()) {
                        return new Outcome.Refused(own);
                    }
                    moveOn(position, ++steps);
                }
            }
        }
        throw new Unavailable("slot " + slot + " has no open page", null);
    }

    /// Records each entry on its own, in as few transactions as possible. A refused entry does not affect the others.
    /// If the table fails half way, the entries recorded by then stay recorded, and a repeated request finds them.
    ///
    /// @return the outcomes in the order of the entries
    public List<EntryOutcome> record(List<Entry> entries) {
        var outcomes = new EntryOutcome[entries.size()];
        for (var batch : TransactionBatch.of(entries)) {
            commit(batch, outcomes);
        }
        return Arrays.asList(outcomes);
    }

    private void commit(TransactionBatch whole, EntryOutcome[] outcomes) {
        var batch = whole;
        var requestId = requestIds.current().orElse(null);
        int slot = slots.choose();
        int tries = 0;
        for (int steps = 0; !batch.isEmpty() && steps < STEPS; ) {
            var position = position(slot, batch.effect());
            switch (table.transact(batch.writes(position, requestId))) {
                case Outcome.Done _ -> {
                    added(position, batch.effect());
                    batch.indexes().forEach(index -> outcomes[index] = new EntryOutcome.Committed());
                    return;
                }
                case Outcome.Contended(var keys) -> {
                    if (++tries == TRIES) {
                        throw new Unavailable("too many concurrent writers of " + keys, null);
                    }
                    RetryPause.growing(tries, MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS);
                    slot = slots.other(slot);
                }
                case Outcome.Refused(var failed) -> {
                    var page = Keys.page(position.slot(), position.page());
                    if (failed.stream().anyMatch(f -> f.key().equals(page))) {
                        moveOn(position, ++steps);
                    }
                    var keys = failed.stream()
                            .map(Outcome.Failed::key)
                            .filter(k -> !k.equals(page))
                            .toList();
                    batch = batch.without(refuse(batch, keys, failed, outcomes));
                }
            }
        }
        if (!batch.isEmpty()) {
            throw new Unavailable("slot " + slot + " has no open page", null);
        }
    }

    /// Where the effect is added; page 0 if there is none.
    private LedgerPosition position(int slot, TotalsDelta effect) {
        return effect.isEmpty() ? new LedgerPosition(slot, 0) : openPages.find(slot, effect);
    }

    private void added(LedgerPosition position, TotalsDelta effect) {
        if (!effect.isEmpty()) {
            openPages.added(position, effect);
        }
    }

    /// Sets the outcome of the refused entries. The changes of several entries to one item are one write; if that
    /// item is beyond a bound, only the entries that set the bound are refused.
    ///
    /// @return the indexes of the refused entries
    private static Set<Integer> refuse(
            TransactionBatch batch, List<Key> keys, List<Outcome.Failed> failed, EntryOutcome[] outcomes) {
        var refused = new HashSet<Integer>();
        if (keys.isEmpty()) {
            return refused;
        }
        var items = failed.stream().filter(f -> keys.contains(f.key())).toList();
        for (int i = 0; i < batch.indexes().size(); i++) {
            var own = batch.failuresOf(i, items);
            if (!own.isEmpty()) {
                int index = batch.indexes().get(i);
                outcomes[index] = new EntryOutcome.Refused(own);
                refused.add(index);
            }
        }
        return refused;
    }

    /// Goes on from a page that is full or sealed to the next one; after some pages reads which one is the last.
    private void moveOn(LedgerPosition position, int steps) {
        openPages.closed(position);
        if (steps % STEPS_BEFORE_LOOKUP == 0) {
            openPages.read(position.slot());
        }
    }
}
