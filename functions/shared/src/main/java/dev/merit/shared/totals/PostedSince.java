package dev.merit.shared.totals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The chunks that were added to the totals after a head, while the totals were being read. They are subtracted, so
/// that the figures are those of the head, and no read has to start again however fast the totals change.
final class PostedSince {

    /// By row, what each chunk added to it, by the mark of the chunk.
    private final Map<TotalRow.Id, NavigableMap<Long, Figures>> byRow = new HashMap<>();

    /// Reads the chunks from the head up to the last one whose mark is on one of the rows.
    static PostedSince since(Head head, List<TotalRow> rows, Postings postings) {
        var since = new PostedSince();
        long last = rows.stream().mapToLong(TotalRow::mark).max().orElse(0);
        if (last >= head.mark()) {
            for (long number = head.posting(); number <= Head.postingOf(last); number++) {
                var chunks = postings.existing(number).chunks();
                for (int chunk = 0; chunk < chunks.size(); chunk++) {
                    long mark = Head.mark(number, chunk);
                    if (mark >= head.mark()) {
                        since.add(mark, chunks.get(chunk));
                    }
                }
            }
        }
        return since;
    }

    private void add(long mark, TotalsDelta chunk) {
        chunk.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                byRow.computeIfAbsent(TotalRow.Id.of(bucket, level), _ -> new TreeMap<>())
                        .merge(mark, figures, Figures::plus);
            }
        });
    }

    /// The figures of the row at the head.
    Figures atHead(TotalRow row) {
        var chunks = byRow.get(row.id());
        return chunks == null
                ? row.figures()
                : chunks.headMap(row.mark(), true).values().stream().reduce(row.figures(), Figures::minus);
    }
}
