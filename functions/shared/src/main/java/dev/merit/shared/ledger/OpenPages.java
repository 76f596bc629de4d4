package dev.merit.shared.ledger;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.TotalsDelta;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What this process knows of the last page of each slot. It avoids transactions that are sure to be refused:
/// DynamoDB charges for a refused transaction as for a committed one.
///
/// A bucket on a page stays there. So a page has at least the buckets that this process has seen on it, whoever else
/// writes; if they leave no room, the effect goes to the next page.
final class OpenPages {

    private final Table table;
    private final Map<Integer, LastPage> bySlot = new ConcurrentHashMap<>();

    OpenPages(Table table) {
        this.table = table;
    }

    /// The last known page, with buckets that are certainly on it. Without buckets the page may not exist yet; the
    /// page before it exists and is full or sealed.
    record LastPage(long page, Set<Bucket> buckets) {

        LastPage merge(LastPage other) {
            if (page != other.page) {
                return page > other.page ? this : other;
            }
            if (buckets.containsAll(other.buckets)) {
                return this;
            }
            var both = new HashSet<>(buckets);
            both.addAll(other.buckets);
            return new LastPage(page, both);
        }
    }

    /// Whether this process knows the last page of no slot yet.
    boolean isEmpty() {
        return bySlot.isEmpty();
    }

    /// Learns from the head the first page of each slot that is not posted. All pages before it are sealed. The
    /// page itself is usually the last of its slot: a minute's effects seldom fill one. While a posting is in
    /// progress, that page is sealed, and nothing is learnt.
    void learn(Head head) {
        if (head.chunk() == 0) {
            for (int slot = 0; slot < head.firstPages().size(); slot++) {
                remember(slot, new LastPage(head.firstPages().get(slot), Set.of()));
            }
        }
    }

    /// The position in the slot to which an effect is added.
    LedgerPosition find(int slot, TotalsDelta effect) {
        var last = bySlot.get(slot);
        if (last == null) {
            last = read(slot);
        }
        return new LedgerPosition(slot, last.buckets.size() <= Page.room(effect) ? last.page : last.page + 1);
    }

    /// Remembers that the effect was added to the page.
    void added(LedgerPosition position, TotalsDelta effect) {
        remember(
                position.slot(), new LastPage(position.page(), effect.byBucket().keySet()));
    }

    /// Remembers that the page is full or sealed.
    void closed(LedgerPosition position) {
        remember(position.slot(), new LastPage(position.page() + 1, Set.of()));
    }

    /// Reads the last page of the slot from the table.
    LastPage read(int slot) {
        var found = table.first(Keys.pages(slot, 0).backwards(), 1);
        if (found.isEmpty()) {
            return remember(slot, new LastPage(0, Set.of()));
        }
        var page = Page.from(found.getFirst());
        long number = page.position().page();
        return remember(
                slot,
                page.sealed()
                        ? new LastPage(number + 1, Set.of())
                        : new LastPage(number, page.delta().byBucket().keySet()));
    }

    private LastPage remember(int slot, LastPage last) {
        return bySlot.merge(slot, last, LastPage::merge);
    }
}
