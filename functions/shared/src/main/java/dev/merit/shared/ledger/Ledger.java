package dev.merit.shared.ledger;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Slots;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Commits records together with their effect on the totals, one transaction for one or for many.
///
/// Only a refusal that certainly changed nothing is tried again here: contention, with another slot, and a page that
/// takes no more, with the next. Where the fate of a write is unknown the caller is told so, and may ask again.
public final class Ledger {

    private static final int TRIES = 12;
    private static final int STEPS = 100;
    private static final int STEPS_BEFORE_LOOKING = 2;
    private static final int SHORTEST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private final Table table;
    private final Slots slots;
    private final OpenPages lastPages;

    public Ledger(Table table, Slots slots) {
        this.table = table;
        this.slots = slots;
        this.lastPages = new OpenPages(table);
    }

    public EntryOutcome record(Entry entry) {
        return record(List.of(entry)).getFirst();
    }

    /// Records each entry for itself, in as few transactions as there can be: one that is refused costs the others
    /// nothing. Where the table gives out half way, those recorded stay so, and a repetition finds them.
    public List<EntryOutcome> record(List<Entry> entries) {
        var results = new EntryOutcome[entries.size()];
        for (var pack : TransactionBatch.of(entries)) {
            settle(pack, results);
        }
        return Arrays.asList(results);
    }

    private void settle(TransactionBatch whole, EntryOutcome[] results) {
        var pack = whole;
        int slot = slots.choose();
        int tries = 0;
        for (int steps = 0; !pack.isEmpty() && steps < STEPS; ) {
            var place = pack.effect().isEmpty() ? new LedgerPosition(slot, 0) : lastPages.place(slot, pack.effect());
            switch (table.transact(pack.writes(place))) {
                case Outcome.Done _ -> {
                    if (!pack.effect().isEmpty()) {
                        lastPages.took(place, pack.effect());
                    }
                    pack.numbers().forEach(number -> results[number] = new EntryOutcome.Committed());
                    return;
                }
                case Outcome.Contended(var keys) -> {
                    if (++tries == TRIES) {
                        throw new Unavailable("too many writers meet at " + keys, null);
                    }
                    RetryPause.growing(tries, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
                    slot = slots.other(slot);
                }
                case Outcome.Refused(var failed) -> {
                    var page = Keys.page(place.slot(), place.page());
                    if (failed.stream().anyMatch(f -> f.key().equals(page))) {
                        stepOver(place, ++steps);
                    }
                    var keys = failed.stream()
                            .map(Outcome.Failed::key)
                            .filter(k -> !k.equals(page))
                            .toList();
                    pack = pack.without(refuse(pack, keys, failed, results));
                }
            }
        }
        if (!pack.isEmpty()) {
            throw new Unavailable("no page of slot " + slot + " takes more", null);
        }
    }

    /// Answers the numbers of the entries that are refused. What several entries do to one item is one write; where
    /// the item is beyond a bound, only those are refused that need the bound.
    private static Set<Integer> refuse(
            TransactionBatch pack, List<Key> keys, List<Outcome.Failed> failed, EntryOutcome[] results) {
        var refused = new HashSet<Integer>();
        if (keys.isEmpty()) {
            return refused;
        }
        var items = failed.stream().filter(f -> keys.contains(f.key())).toList();
        for (int i = 0; i < pack.numbers().size(); i++) {
            var own = pack.refusing(i, items);
            if (!own.isEmpty()) {
                int number = pack.numbers().get(i);
                results[number] = new EntryOutcome.Refused(own);
                refused.add(number);
            }
        }
        return refused;
    }

    /// The page takes no more: on to the next number, and, where others have been far ahead, to theirs.
    private void stepOver(LedgerPosition place, int steps) {
        lastPages.refused(place);
        if (steps % STEPS_BEFORE_LOOKING == 0) {
            lastPages.look(place.slot());
        }
    }
}
