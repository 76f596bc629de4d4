package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How far the ledger is posted: which posting is next, how many of its chunks the totals have already taken in, and
/// the first page of each slot that no finished posting names, and which families of totals there are. All that was
/// committed before `postedAt` is posted.
///
/// Posted totals change only together with the head; so what is read between two equal sights of it is of one moment,
/// and a row that was changed since a sight of it bears the mark of that head or of a later one.
public record Head(long posting, int chunk, List<Long> firstPages, Instant postedAt, Set<String> families) {

    private static final String POSTING = "posting";
    private static final String CHUNK = "chunk";
    private static final String FIRST_PAGES = "firstPages";
    private static final String POSTED_AT = "postedAt";
    private static final String FAMILIES = "families";

    /// More than the chunks that fit into a posting's item.
    private static final long MAX_CHUNKS = 100_000;

    /// Before the first posting there is no item; that moment looks like this.
    static final Head START = new Head(0, 0, List.of(), Instant.EPOCH, Set.of());

    private static final String UNCHANGED = "#posting = :posting AND #chunk = :chunk";

    public Head {
        var missing = Collections.nCopies(Math.max(0, Slots.COUNT - firstPages.size()), 0L);
        firstPages = Stream.concat(firstPages.stream(), missing.stream()).toList();
        families = Set.copyOf(families);
    }

    static Head from(Item item) {
        return new Head(
                item.number(POSTING),
                (int) item.number(CHUNK),
                item.numbers(FIRST_PAGES),
                item.instant(POSTED_AT),
                item.names(FAMILIES));
    }

    /// Moves the head on from this one, if nobody else has moved it.
    public Write moveTo(Head next) {
        var write = Write.update(Keys.head())
                .setAll(Item.map()
                        .number(POSTING, next.posting)
                        .number(CHUNK, (long) next.chunk)
                        .numbers(FIRST_PAGES, next.firstPages)
                        .instant(POSTED_AT, next.postedAt))
                .union(FAMILIES, next.families);
        return posting == 0 && chunk == 0
                ? write.when("(" + Write.ABSENT + ") OR (" + UNCHANGED + ")")
                        .with(":posting", 0)
                        .with(":chunk", 0)
                : write.when(UNCHANGED).with(":posting", posting).with(":chunk", chunk);
    }

    /// The head once the next chunk of its posting is taken in.
    public Head afterNextChunkOf(Posting k) {
        var families = new HashSet<>(this.families);
        k.chunks()
                .get(chunk)
                .byBucket()
                .keySet()
                .forEach(b -> families.add(b.total().family()));
        return chunk + 1 < k.chunks().size()
                ? new Head(posting, chunk + 1, firstPages, postedAt, families)
                : new Head(posting + 1, 0, k.nextPages(), k.asOf(), families);
    }

    /// Numbers the chunk that is next, across all postings; never 0, which marks a row that no chunk has added to.
    public long mark() {
        return mark(posting, chunk);
    }

    static long mark(long posting, int chunk) {
        return posting * MAX_CHUNKS + chunk + 1;
    }

    static long postingOf(long mark) {
        return (mark - 1) / MAX_CHUNKS;
    }

    public Head postedAt(Instant instant) {
        return new Head(posting, chunk, firstPages, instant, families);
    }

    /// Whether the effect that stands at this place in the ledger is in the posted totals, when no chunk is under
    /// way.
    public boolean isBehind(LedgerPosition place) {
        return place.page() < firstPages.get(place.slot());
    }

    public boolean isAt(Head other) {
        return posting == other.posting && chunk == other.chunk;
    }
}
