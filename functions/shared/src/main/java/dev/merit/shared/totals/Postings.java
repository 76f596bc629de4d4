package dev.merit.shared.totals;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads how far the ledger is posted, and what of it is not.
public final class Postings {

    private final Table table;

    public Postings(Table table) {
        this.table = table;
    }

    public Head head() {
        return table.get(Keys.head()).map(Head::from).orElse(Head.START);
    }

    public Optional<Posting> posting(long number) {
        return table.get(Keys.posting(number)).map(Posting::from);
    }

    /// A posting of which chunks are in the totals.
    Posting existing(long number) {
        return posting(number).orElseThrow(() -> new IllegalStateException("posting " + number + " is not there"));
    }

    /// What is committed but not in the posted totals at this head: the rest of a posting under way, and all the
    /// pages behind it, sealed or open. Each write is seen whole or not at all.
    public TotalsDelta unposted(Head head) {
        if (head.chunk() == 0) {
            return pagesFrom(head.firstPages());
        }
        var underWay = existing(head.posting());
        return underWay.from(head.chunk()).plus(pagesFrom(underWay.nextPages()));
    }

    /// Chains have no gaps: a slot whose page is not there has none behind it. Each round asks of the slots that go
    /// on for twice as many pages as the one before.
    private TotalsDelta pagesFrom(List<Long> firstPages) {
        var sums = new TotalsDelta.Builder();
        var next = new ArrayList<LedgerPosition>();
        for (int slot = 0; slot < firstPages.size(); slot++) {
            next.add(new LedgerPosition(slot, firstPages.get(slot)));
        }
        for (int window = 1; !next.isEmpty(); window *= 2) {
            var asked = new ArrayList<Key>();
            for (var place : next) {
                for (int i = 0; i < window; i++) {
                    asked.add(Keys.page(place.slot(), place.page() + i));
                }
            }
            var found = table.get(asked);
            for (var item : found.values()) {
                sums.add(Page.from(item).sums());
            }
            int width = window;
            next.removeIf(place -> !found.containsKey(Keys.page(place.slot(), place.page() + width - 1)));
            next.replaceAll(place -> new LedgerPosition(place.slot(), place.page() + width));
        }
        return sums.build();
    }
}
