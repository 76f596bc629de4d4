package dev.merit.shared.posting;

import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Level;
import dev.merit.shared.sums.Row;
import dev.merit.shared.sums.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The chunks that were added to the totals behind a head while they were being read, to be taken back: so a reading is
/// of the head's moment however fast the totals move on, and never has to begin again.
final class Later {

    /// What chunks have added to a row, by their marks.
    private final Map<Row.Place, NavigableMap<Long, Figures>> byPlace = new HashMap<>();

    /// The chunks from the head on to the last that has left its mark on one of the rows.
    static Later than(Head head, List<Row> rows, Postings postings) {
        var later = new Later();
        long last = rows.stream().mapToLong(Row::mark).max().orElse(0);
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

    private void add(long mark, Sums chunk) {
        chunk.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                byPlace.computeIfAbsent(Row.Place.of(bucket, level), _ -> new TreeMap<>())
                        .merge(mark, figures, Figures::plus);
            }
        });
    }

    /// The row's figures without what they took in behind the head.
    Figures takenBack(Row row) {
        var chunks = byPlace.get(row.place());
        return chunks == null
                ? row.figures()
                : chunks.headMap(row.mark(), true).values().stream().reduce(row.figures(), Figures::minus);
    }
}
