package dev.merit.shared.totals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The chunks that were added to the totals behind a head while they were being read, to be taken back: so a reading
/// is of the head's moment however fast the totals move on, and never has to begin again.
final class PostedSince {

    /// What chunks have added to a row, by their marks.
    private final Map<TotalRow.Place, NavigableMap<Long, Figures>> byPlace = new HashMap<>();

    /// The chunks from the head on to the last that has left its mark on one of the rows.
    static PostedSince than(Head head, List<TotalRow> rows, Postings postings) {
        var later = new PostedSince();
        long last = rows.stream().mapToLong(TotalRow::mark).max().orElse(0);
        if (last >= head.mark()) {
            for (long number = head.posting(); number <= Head.postingOf(last); number++) {
                var chunks = postings.existing(number).chunks();
                for (int chunk = 0; chunk < chunks.size(); chunk++) {
                    long mark = Head.mark(number, chunk);
                    if (mark >= head.mark()) {
                        later.add(mark, chunks.get(chunk));
                    }
                }
            }
        }
        return later;
    }

    private void add(long mark, TotalsDelta chunk) {
        chunk.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                byPlace.computeIfAbsent(TotalRow.Place.of(bucket, level), _ -> new TreeMap<>())
                        .merge(mark, figures, Figures::plus);
            }
        });
    }

    /// The row's figures without what they took in behind the head.
    Figures takenBack(TotalRow row) {
        var chunks = byPlace.get(row.place());
        return chunks == null
                ? row.figures()
                : chunks.headMap(row.mark(), true).values().stream().reduce(row.figures(), Figures::minus);
    }
}
