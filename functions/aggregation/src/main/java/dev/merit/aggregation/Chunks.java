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

/// Cuts sums into chunks of as many rows as one transaction takes beside the head. Buckets that lie near one another
/// go together, since they share the rows of their day and month.
final class Chunks {

    private static final int MAX_ROWS = Table.BATCH - 1;

    private static final Comparator<Map.Entry<Bucket, Figures>> BY_TOTAL_AND_TIME = Comparator.comparing(
                    (Map.Entry<Bucket, Figures> e) -> e.getKey().total().family())
            .thenComparing(e -> e.getKey().total().member())
            .thenComparing(e -> e.getKey().quarter());

    private Chunks() {}

    static List<TotalsDelta> of(TotalsDelta sums) {
        var chunks = new ArrayList<TotalsDelta>();
        var chunk = new HashMap<Bucket, Figures>();
        var keys = new HashSet<Key>();
        for (var entry :
                sums.byBucket().entrySet().stream().sorted(BY_TOTAL_AND_TIME).toList()) {
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

    /// The additions to rows at every level that take the sums in.
    static List<Write> rows(TotalsDelta sums) {
        var rows = new LinkedHashMap<Key, Write>();
        sums.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                var row = TotalRow.add(bucket, level, figures);
                rows.merge(row.key(), row, Write::merged);
            }
        });
        return List.copyOf(rows.values());
    }
}
