package dev.merit.shared.posting;

import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Row;
import dev.merit.shared.sums.Sums;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The chunks that were added to the totals behind a head while they were being read, to be taken back: so a reading is
/// of the head's moment however fast the totals move on, and never has to begin again.
final class Later {

    private final NavigableMap<Long, Sums> chunks = new TreeMap<>();

    /// The chunks from the head on to the last that has left its mark on one of the rows.
    static Later than(Head head, List<Row> rows, Postings postings) {
        var later = new Later();
        long last = rows.stream().mapToLong(Row::mark).max().orElse(0);
        if (last >= head.mark()) {
            for (long number = head.posting(); number <= Head.postingOf(last); number++) {
                var chunks = postings.existing(number).chunks();
                for (int chunk = 0; chunk < chunks.size(); chunk++) {
                    later.chunks.put(Head.mark(number, chunk), chunks.get(chunk));
                }
            }
            later.chunks.headMap(head.mark(), false).clear();
        }
        return later;
    }

    /// The row's figures without what they took in behind the head.
    Figures takenBack(Row row) {
        return chunks.headMap(row.mark(), true).values().stream()
                .flatMap(chunk -> chunk.byBucket().entrySet().stream())
                .filter(entry -> row.takesIn(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(row.figures(), Figures::minus);
    }
}
