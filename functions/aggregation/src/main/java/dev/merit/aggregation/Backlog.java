package dev.merit.aggregation;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The last page of each slot when a run begins. Pages up to it are the work of the run; later pages are that of the
/// next run. So the work of a run is bounded by what was there, however fast writers continue.
final class Backlog {

    /// How many pages are read at once, each of at most a few KB.
    private static final int PAGES_AT_ONCE = 50;

    private final Table table;
    private final List<Optional<Page>> lastPages;

    private Backlog(Table table, List<Optional<Page>> lastPages) {
        this.table = table;
        this.lastPages = List.copyOf(lastPages);
    }

    /// The keys of the first pages after the head, one of each slot.
    static List<Key> firstPages(Head head) {
        return pages(head, 0);
    }

    private static List<Key> pages(Head head, int behindFirst) {
        return IntStream.range(0, head.firstPages().size())
                .mapToObj(slot -> Keys.page(slot, head.firstPages().get(slot) + behindFirst))
                .toList();
    }

    /// The pages after the head. A slot without an unposted page costs one empty read, one with a single page one
    /// more. All slots together take two calls, and one for each slot that has several pages.
    ///
    /// @param read among others the [#firstPages] that exist
    static Backlog behind(Head head, Map<Key, Item> read, Table table) {
        var firstPages = firstPages(head);
        var secondPages = pages(head, 1);
        var found = table.get(IntStream.range(0, firstPages.size())
                .filter(slot -> read.containsKey(firstPages.get(slot)))
                .mapToObj(secondPages::get)
                .toList());
        var lastPages = new ArrayList<Optional<Page>>();
        for (int slot = 0; slot < firstPages.size(); slot++) {
            var last = found.containsKey(secondPages.get(slot))
                    ? table.first(Keys.pages(slot, head.firstPages().get(slot)).backwards(), 1).stream()
                            .findFirst()
                    : Optional.ofNullable(read.get(firstPages.get(slot)));
            lastPages.add(last.map(Page::from));
        }
        return new Backlog(table, lastPages);
    }

    /// Whether a posting that begins with these pages has nothing of it left.
    boolean isBehind(List<Long> firstPages) {
        for (int slot = 0; slot < lastPages.size(); slot++) {
            if (last(slot) >= firstPages.get(slot)) {
                return false;
            }
        }
        return true;
    }

    /// The pages of a slot from this number on, read in groups.
    Iterable<Page> pages(int slot, long from) {
        var last = lastPages.get(slot);
        if (last.isPresent() && last.get().position().page() == from) {
            return List.of(last.get());
        }
        return () -> new Pages(slot, from);
    }

    private long last(int slot) {
        return lastPages.get(slot).map(page -> page.position().page()).orElse(-1L);
    }

    private final class Pages implements Iterator<Page> {
        private final int slot;
        private long next;
        private Iterator<Item> read = List.<Item>of().iterator();

        Pages(int slot, long from) {
            this.slot = slot;
            this.next = from;
        }

        @Override
        public boolean hasNext() {
            return next <= last(slot);
        }

        @Override
        public Page next() {
            if (!read.hasNext()) {
                read = table.first(Keys.pages(slot, next), PAGES_AT_ONCE).iterator();
            }
            var page = Page.from(read.next());
            next = page.position().page() + 1;
            return page;
        }
    }
}
