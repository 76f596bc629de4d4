package dev.merit.aggregation;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Sums of some records, stored for the comparison, which reads one month of a partition at a time.
final class PartialSums {

    /// Keeps an item well below the limit of DynamoDB.
    private static final int BUCKETS_OF_AN_ITEM = 1_500;

    /// Longer than a reconciliation takes. Afterwards they are deleted by TTL.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String SUMS = "sums";
    private static final String PART = "part";

    private PartialSums() {}

    /// Stores the sums.
    ///
    /// @return the months that they are in
    static Set<PartitionMonth> put(Table table, long walk, String part, Map<Bucket, Figures> sums, Instant now) {
        var byMonth = new TreeMap<PartitionMonth, Map<Bucket, Figures>>();
        sums.forEach((bucket, figures) -> byMonth.computeIfAbsent(PartitionMonth.of(bucket), _ -> new HashMap<>())
                .put(bucket, figures));
        byMonth.forEach((month, ofMonth) -> {
            var piece = new HashMap<Bucket, Figures>();
            int number = 0;
            for (var entry : ofMonth.entrySet()) {
                piece.put(entry.getKey(), entry.getValue());
                if (piece.size() == BUCKETS_OF_AN_ITEM) {
                    put(table, walk, month, part, number++, piece, now);
                    piece.clear();
                }
            }
            if (!piece.isEmpty()) {
                put(table, walk, month, part, number, piece, now);
            }
        });
        return byMonth.keySet();
    }

    private static void put(
            Table table,
            long walk,
            PartitionMonth month,
            String part,
            int number,
            Map<Bucket, Figures> piece,
            Instant now) {
        table.write(Write.put(Item.at(Keys.partialSums(walk, month.toString(), part, number))
                .text(PART, part)
                .item(SUMS, new TotalsDelta(piece).toItem())
                .number("expiresAt", now.plus(KEPT).getEpochSecond())));
    }

    /// The sums of these parts in a month.
    static Map<Bucket, Figures> read(Table table, long walk, PartitionMonth month, Set<String> parts) {
        var sums = new HashMap<Bucket, Figures>();
        for (var item : table.all(Keys.partialSums(walk, month.toString()))) {
            if (parts.contains(item.text(PART))) {
                TotalsDelta.from(item.maybeItem(SUMS).orElseThrow())
                        .byBucket()
                        .forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
            }
        }
        return sums;
    }
}
