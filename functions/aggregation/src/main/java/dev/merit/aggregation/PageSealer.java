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

/// Seals the pages of a backlog, and no others. No clock is asked: a writer who comes late meets a sealed page and
/// turns to the next one, which belongs to the next run.
final class PageSealer {

    /// The most pages of one posting, each of which is one write.
    private static final int MAX_PAGES = 5_000;

    private static final int TRIES = 50;
    private static final int MAX_PAUSE_MILLIS = 20;

    private final Table table;

    PageSealer(Table table) {
        this.table = table;
    }

    /// The sums of the pages sealed, how many those are, and the first page of each slot behind them.
    record SealedPages(int pages, List<Long> nextPages, TotalsDelta sums) {

        /// The posting of these pages. Only where it leaves nothing of the backlog may it claim to hold whatever was
        /// committed before `asOf`.
        Posting posting(Head head, Backlog backlog, Instant asOf) {
            var holdsAll = backlog.isBehind(nextPages) && asOf.isAfter(head.postedAt());
            return new Posting(head.posting(), nextPages, Chunks.of(sums), holdsAll ? asOf : head.postedAt());
        }
    }

    /// Seals the unposted pages of the backlog, in the order of each slot, until they make a full posting. Each
    /// posting begins with another slot, so that none waits for ever behind busy ones.
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

    /// A write that is under way may be in the way for a moment.
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
        throw new Unavailable("writers keep the page at " + page.position() + " from being sealed", null);
    }
}
