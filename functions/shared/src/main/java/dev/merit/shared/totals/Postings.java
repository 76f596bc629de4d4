package dev.merit.shared.totals;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads how far the ledger is posted, and the part that is not posted yet.
public final class Postings {

    private final Table table;

    public Postings(Table table) {
        this.table = table;
    }

    public Head head() {
        return table.get(Keys.head()).map(Head::from).orElse(Head.START);
    }

    /// The head among items that were read; empty before the first posting.
    public static Optional<Head> headAmong(Map<Key, Item> found) {
        return Optional.ofNullable(found.get(Keys.head())).map(Head::from);
    }

    private Optional<Posting> posting(long number) {
        return table.get(Keys.posting(number)).map(Posting::from);
    }

    /// A posting that must exist.
    Posting existing(long number) {
        return posting(number).orElseThrow(() -> new IllegalStateException("posting " + number + " does not exist"));
    }

    /// What is committed but not in the totals of this head: the remaining chunks of the posting in progress, and all
    /// later pages, sealed or open. Of each write all or nothing is read.
    public TotalsDelta unposted(Head head) {
        if (head.chunk() == 0) {
            return pagesFrom(head.firstPages());
        }
        var inProgress = existing(head.posting());
        return inProgress.from(head.chunk()).plus(pagesFrom(inProgress.nextPages()));
    }

    /// Reads pages until each chain ends; a chain has no gaps, so it ends before the first page that does not exist.
    /// Each round reads twice as many pages of a slot as the round before.
    private TotalsDelta pagesFrom(List<Long> firstPages) {
        var delta = new TotalsDelta.Builder();
        var next = new ArrayList<LedgerPosition>();
        for (int slot = 0; slot < firstPages.size(); slot++) {
            next.add(new LedgerPosition(slot, firstPages.get(slot)));
        }
        for (int window = 1; !next.isEmpty(); window *= 2) {
            var asked = new ArrayList<Key>();
            for (var position : next) {
                for (int i = 0; i < window; i++) {
                    asked.add(Keys.page(position.slot(), position.page() + i));
                }
            }
            var found = table.get(asked);
            for (var item : found.values()) {
                delta.add(Page.from(item).delta());
            }
            int width = window;
            next.removeIf(position -> !found.containsKey(Keys.page(position.slot(), position.page() + width - 1)));
            next.replaceAll(position -> new LedgerPosition(position.slot(), position.page() + width));
        }
        return delta.build();
    }
}
