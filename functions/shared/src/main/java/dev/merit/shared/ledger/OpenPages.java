package dev.merit.shared.ledger;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.TotalsDelta;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a process knows of the last page of each slot's chain, so that it tries none that is sure to refuse: DynamoDB
/// charges for a transaction that is refused as for one that is done.
///
/// Sums on a page never go away. So whoever else writes, a page holds at least the buckets that it was once seen to
/// hold, and where those leave no room, the next page may be begun.
final class OpenPages {

    private final Table table;
    private final Map<Integer, Last> bySlot = new ConcurrentHashMap<>();

    OpenPages(Table table) {
        this.table = table;
    }

    /// The furthest page known, with buckets that are certainly on it. Without any, it may not be there yet, but the
    /// page before it is, and takes no more.
    record Last(long page, Set<Bucket> buckets) {

        Last and(Last other) {
            if (page != other.page) {
                return page > other.page ? this : other;
            }
            if (buckets.containsAll(other.buckets)) {
                return this;
            }
            var both = new HashSet<>(buckets);
            both.addAll(other.buckets);
            return new Last(page, both);
        }
    }

    /// Where in the slot an effect goes.
    LedgerPosition place(int slot, TotalsDelta effect) {
        var last = bySlot.get(slot);
        if (last == null) {
            last = look(slot);
        }
        return new LedgerPosition(slot, last.buckets.size() <= Page.room(effect) ? last.page : last.page + 1);
    }

    /// The effect was added to the page.
    void took(LedgerPosition place, TotalsDelta effect) {
        know(place.slot(), new Last(place.page(), effect.byBucket().keySet()));
    }

    /// The page takes no more.
    void refused(LedgerPosition place) {
        know(place.slot(), new Last(place.page() + 1, Set.of()));
    }

    /// Asks the table, where nothing is known or others have been far ahead.
    Last look(int slot) {
        var found = table.first(Keys.pages(slot, 0).backwards(), 1);
        if (found.isEmpty()) {
            return know(slot, new Last(0, Set.of()));
        }
        var page = Page.from(found.getFirst());
        long number = page.place().page();
        return know(
                slot,
                page.sealed()
                        ? new Last(number + 1, Set.of())
                        : new Last(number, page.sums().byBucket().keySet()));
    }

    private Last know(int slot, Last last) {
        return bySlot.merge(slot, last, Last::and);
    }
}
