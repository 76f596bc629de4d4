package dev.merit.aggregation;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableFormat;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Posting;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.TotalRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Posts the ledger into the totals: seals the pages that exist when a run begins, writes their figures as a posting,
/// adds it to the totals chunk by chunk, and moves the head.
///
/// Every step is one conditional write; whoever comes second finds it done. So a crash between any two steps, a
/// retry, or two concurrent runs do not change the result.
public final class Aggregation {

    /// Keeps one run within the time limit of a Lambda function; the next run continues with the backlog.
    private static final int POSTINGS_A_RUN = 10;

    private static final int TRIES = 50;
    private static final int MAX_PAUSE_MILLIS = 50;

    private final Table table;
    private final Postings postings;
    private final PageSealer sealer;
    private final InstantSource clock;

    public Aggregation(Table table, InstantSource clock) {
        this.table = table;
        this.postings = new Postings(table);
        this.sealer = new PageSealer(table);
        this.clock = clock;
    }

    /// How far the totals are posted, and how many pages and postings this run has posted.
    @RegisterForReflection
    @Schema(
            name = "AggregationRun",
            examples = "{\"postedAt\": \"2026-11-22T10:15:00Z\", \"pages\": 12, \"postings\": 1}")
    public record Run(Instant postedAt, int pages, int postings) {}

    /// Checks the format of the table. Nothing is posted yet in a new table, whatever writers have written to it.
    ///
    /// @throws dev.merit.shared.table.TableFormatMismatch if it is another build's
    void verifyFormat() {
        new TableFormat(table).verify(() -> table.get(Keys.head()).isEmpty());
    }

    /// How far the totals are posted. Changes nothing.
    public Run status() {
        return new Run(postings.head().postedAt(), 0, 0);
    }

    /// First finishes a posting that another run has left unfinished. Then posts the pages that exist, in one posting
    /// unless they are too many, and leaves the pages that writers begin meanwhile to the next run.
    public Run run() {
        var found = postings.head();
        var asOf = clock.instant();
        var keys = new ArrayList<>(Backlog.firstPages(found));
        keys.add(Keys.posting(found.posting()));
        var read = table.get(keys);
        var unfinished = Posting.among(read, found.posting());
        var head = unfinished.map(posting -> post(found, posting)).orElse(found);
        int done = unfinished.isPresent() ? 1 : 0;
        var backlog = Backlog.behind(head, done == 0 ? read : table.get(Backlog.firstPages(head)), table);
        int pages = 0;
        while (done < POSTINGS_A_RUN && !backlog.isBehind(head.firstPages())) {
            var sealed = sealer.seal(head, backlog);
            pages += sealed.pages();
            head = post(head, write(sealed.posting(head, backlog, asOf)));
            done++;
        }
        if (backlog.isBehind(head.firstPages()) && asOf.isAfter(head.postedAt())) {
            var moved = table.write(head.moveTo(head.postedAt(asOf))) instanceof Outcome.Done;
            head = moved ? head.postedAt(asOf) : postings.head();
        }
        return new Run(head.postedAt(), pages, done);
    }

    /// Writes the posting, or returns the existing one of its number.
    private Posting write(Posting mine) {
        return switch (table.write(Write.put(mine.toItem()).when(Write.ABSENT))) {
            case Outcome.Done _ -> mine;
            case Outcome.Refused(var failed) ->
                failed.getFirst().present().map(Posting::from).orElseThrow();
            case Outcome.Contended(var keys) -> throw new Unavailable("another run writes " + keys, null);
        };
    }

    /// Adds the remaining chunks of the posting to the totals.
    ///
    /// @return the head after the last one
    private Head post(Head from, Posting posting) {
        var head = from;
        for (int tries = 0; head.posting() == posting.number(); ) {
            var next = head.afterNextChunkOf(posting);
            var writes = new ArrayList<Write>();
            for (var row : Chunks.rows(posting.chunks().get(head.chunk()))) {
                writes.add(TotalRow.marked(row, head.mark()));
            }
            writes.add(head.moveTo(next));
            if (table.transact(writes) instanceof Outcome.Done) {
                head = next;
            } else if (++tries == TRIES) {
                throw new Unavailable("another run posts the same", null);
            } else {
                RetryPause.upTo(MAX_PAUSE_MILLIS);
                head = postings.head();
            }
        }
        return head;
    }
}
