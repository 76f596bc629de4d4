package dev.merit.aggregation;

import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.TotalRow;
import dev.merit.shared.totals.TotalsDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides figures into chunks, each with as many rows as one transaction takes beside the head. Neighbouring buckets
/// are in the same chunk, because they share the rows of their day and month.
final class Chunks {

    private static final int MAX_ROWS = Table.BATCH - 1;

    private static final Comparator<Map.Entry<Bucket, Figures>> BY_TOTAL_AND_TIME = Comparator.comparing(
                    (Map.Entry<Bucket, Figures> e) -> e.getKey().total().series())
            .thenComparing(e -> e.getKey().total().key())
            .thenComparing(e -> e.getKey().quarterHour());

    private Chunks() {}

    static List<TotalsDelta> of(TotalsDelta delta) {
        var chunks = new ArrayList<TotalsDelta>();
        var chunk = new HashMap<Bucket, Figures>();
        var keys = new HashSet<Key>();
        for (var entry :
                delta.byBucket().entrySet().stream().sorted(BY_TOTAL_AND_TIME).toList()) {
            var more = rows(new TotalsDelta(Map.ofEntries(entry))).stream()
                    .map(Write::key)
                    .toList();
            var both = new HashSet<>(keys);
            both.addAll(more);
            if (both.size() > MAX_ROWS) {
                chunks.add(new TotalsDelta(chunk));
                chunk.clear();
                keys.clear();
            }
            chunk.put(entry.getKey(), entry.getValue());
            keys.addAll(more);
        }
        chunks.add(new TotalsDelta(chunk));
        return chunks;
    }

    /// The additions to the rows of every level.
    static List<Write> rows(TotalsDelta delta) {
        var rows = new LinkedHashMap<Key, Write>();
        delta.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                var row = TotalRow.add(bucket, level, figures);
                rows.merge(row.key(), row, Write::merged);
            }
        });
        return List.copyOf(rows.values());
    }
}
