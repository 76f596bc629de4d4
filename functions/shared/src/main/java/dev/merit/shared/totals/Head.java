package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far the ledger is posted.
///
/// Posted totals change only together with the head. So rows that are read between two equal heads are of one moment,
/// and a row that has changed since a head was read has the mark of that head or of a later one.
///
/// @param posting the number of the next posting
/// @param chunk how many of its chunks are in the totals
/// @param firstPages by slot, the first page that is in no finished posting
/// @param postedAt everything committed before is posted
/// @param series the series that have totals
public record Head(long posting, int chunk, List<Long> firstPages, Instant postedAt, Set<TotalSeries> series) {

    private static final String POSTING = "posting";
    private static final String CHUNK = "chunk";
    private static final String FIRST_PAGES = "firstPages";
    private static final String POSTED_AT = "postedAt";
    private static final String SERIES = "series";

    /// More than the chunks that fit into the item of a posting.
    private static final long MAX_CHUNKS = 100_000;

    /// The head before the first posting, when it has no item.
    static final Head START = new Head(0, 0, List.of(), Instant.EPOCH, Set.of());

    private static final String UNCHANGED = "#posting = :posting AND #chunk = :chunk";

    public Head {
        var missing = Collections.nCopies(Math.max(0, Slots.COUNT - firstPages.size()), 0L);
        firstPages = Stream.concat(firstPages.stream(), missing.stream()).toList();
        series = Set.copyOf(series);
    }

    /// The head as it is now.
    public static Head read(Table table) {
        return table.get(Keys.head()).map(Head::from).orElse(START);
    }

    static Head from(Item item) {
        return new Head(
                item.number(POSTING),
                (int) item.number(CHUNK),
                item.numbers(FIRST_PAGES),
                item.instant(POSTED_AT),
                item.names(SERIES).stream().map(TotalSeries::new).collect(Collectors.toUnmodifiableSet()));
    }

    /// Replaces this head by the next, unless it has changed meanwhile.
    public Write moveTo(Head next) {
        var write = Write.update(Keys.head())
                .setAll(Item.map()
                        .number(POSTING, next.posting)
                        .number(CHUNK, (long) next.chunk)
                        .numbers(FIRST_PAGES, next.firstPages)
                        .instant(POSTED_AT, next.postedAt))
                .union(SERIES, next.series.stream().map(TotalSeries::name).collect(Collectors.toSet()));
        return posting == 0 && chunk == 0
                ? write.when("(" + Write.ABSENT + ") OR (" + UNCHANGED + ")")
                        .with(":posting", 0)
                        .with(":chunk", 0)
                : write.when(UNCHANGED).with(":posting", posting).with(":chunk", chunk);
    }

    /// The head after the next chunk of its posting is added to the totals.
    public Head afterNextChunkOf(Posting k) {
        var series = new HashSet<>(this.series);
        k.chunks()
                .get(chunk)
                .byBucket()
                .keySet()
                .forEach(b -> series.add(b.total().series()));
        return chunk + 1 < k.chunks().size()
                ? new Head(posting, chunk + 1, firstPages, postedAt, series)
                : new Head(posting + 1, 0, k.nextPages(), k.asOf(), series);
    }

    /// The number of the next chunk across all postings. It is never 0, the mark of a row to which no chunk was
    /// added.
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
        return new Head(posting, chunk, firstPages, instant, series);
    }

    /// Whether the totals of this head have the effect at the position. Holds for a head between two postings.
    public boolean covers(LedgerPosition position) {
        return position.page() < firstPages.get(position.slot());
    }

    public boolean isAt(Head other) {
        return posting == other.posting && chunk == other.chunk;
    }
}
