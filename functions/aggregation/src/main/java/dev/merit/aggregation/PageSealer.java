package dev.merit.aggregation;

import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.Posting;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Seals the pages of a backlog, and no others. It depends on no clock: a late writer finds a sealed page and uses
/// the next one, which belongs to the next run.
final class PageSealer {

    /// The most pages of one posting; each is one write.
    private static final int MAX_PAGES = 5_000;

    private static final int TRIES = 50;
    private static final int MAX_PAUSE_MILLIS = 20;

    private final Table table;

    PageSealer(Table table) {
        this.table = table;
    }

    /// The figures of the sealed pages, their number, and the first page of each slot after them.
    record SealedPages(int pages, List<Long> nextPages, TotalsDelta sums) {

        /// The posting of these pages. Its `asOf` advances only if nothing of the backlog is left.
        Posting posting(Head head, Backlog backlog, Instant asOf) {
            var holdsAll = backlog.isBehind(nextPages) && asOf.isAfter(head.postedAt());
            return new Posting(head.posting(), nextPages, Chunks.of(sums), holdsAll ? asOf : head.postedAt());
        }
    }

    /// Seals the unposted pages of the backlog, in the order of each slot, until they fill a posting. Each posting
    /// begins with another slot, so that no slot waits forever behind busy ones.
    SealedPages seal(Head head, Backlog backlog) {
        var nextPages = new ArrayList<>(head.firstPages());
        var sums = new TotalsDelta.Builder();
        int sealed = 0;
        int slots = nextPages.size();
        for (int i = 0; i < slots; i++) {
            int slot = (int) ((i + head.posting()) % slots);
            for (var page : backlog.pages(slot, nextPages.get(slot))) {
                if (sealed == MAX_PAGES || !Posting.hasRoom(sums)) {
                    return new SealedPages(sealed, nextPages, sums.build());
                }
                sums.add(seal(page).delta());
                nextPages.set(slot, page.position().page() + 1);
                sealed++;
            }
        }
        return new SealedPages(sealed, nextPages, sums.build());
    }

    /// Seals a page. A concurrent write may conflict, so it retries.
    private Page seal(Page page) {
        if (page.sealed()) {
            return page;
        }
        for (int tries = 0; tries < TRIES; tries++) {
            if (table.write(page.seal()) instanceof Outcome.Done(var after)) {
                return Page.from(after.orElseThrow());
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("writers prevent the seal of page " + page.position(), null);
    }
}
