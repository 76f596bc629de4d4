package dev.merit.aggregation;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Page;
import dev.merit.shared.posting.Head;
import dev.merit.shared.posting.Posting;
import dev.merit.shared.retry.Pause;
import dev.merit.shared.retry.Unavailable;
import dev.merit.shared.sums.Sums;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Seals the pages that no posting has named yet. No clock is asked: a writer who comes late meets a sealed page and
/// turns to the next one.
final class Sealing {

    /// The most buckets of one posting, which keeps its item under 100 KB. The pages beyond wait for the next.
    private static final int MOST_BUCKETS = 1_000;

    private static final int PAGES_OF_A_SLOT = 50;
    private static final int TRIES = 50;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private final Table table;

    Sealing(Table table) {
        this.table = table;
    }

    /// The pages sealed, and whether they are all that there were.
    record Sealed(List<Page> pages, boolean all) {

        /// The posting of these pages. Only where they are all may it claim to hold whatever was committed before
        /// `asOf`.
        Posting posting(Head head, Instant asOf) {
            var next = new ArrayList<>(head.firstPages());
            var sums = Sums.NONE;
            for (var page : pages) {
                next.set(page.place().slot(), page.place().page() + 1);
                sums = sums.plus(page.sums());
            }
            return new Posting(head.posting(), next, Chunks.of(sums), all ? asOf : head.postedAt());
        }
    }

    /// Seals the first unposted pages of every slot, in their order, until they make a full posting. Each posting
    /// begins
    /// with another slot, so that none waits for ever behind busy ones.
    Sealed seal(Head head) {
        var sealed = new ArrayList<Page>();
        var sums = Sums.NONE;
        boolean all = true;
        int slots = head.firstPages().size();
        for (int i = 0; i < slots; i++) {
            int slot = (int) ((i + head.posting()) % slots);
            var pages = table.first(Keys.pages(slot, head.firstPages().get(slot)), PAGES_OF_A_SLOT);
            all &= pages.size() < PAGES_OF_A_SLOT;
            for (var item : pages) {
                if (sums.size() >= MOST_BUCKETS) {
                    return new Sealed(sealed, false);
                }
                var page = seal(Page.from(item));
                sealed.add(page);
                sums = sums.plus(page.sums());
            }
        }
        return new Sealed(sealed, all);
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
            Pause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("writers keep the page at " + page.place() + " from being sealed", null);
    }
}
