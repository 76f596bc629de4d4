package dev.merit.aggregation;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Sums of some records, laid down for the comparison, which reads those of one month of a partition at a time.
final class PartialSums {

    /// Keeps an item well below DynamoDB's limit.
    private static final int BUCKETS_OF_AN_ITEM = 1_500;

    /// Longer than a reconciliation goes on; what is left of it goes by itself.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String SUMS = "sums";
    private static final String PART = "part";

    private PartialSums() {}

    /// Where a bucket's sums are laid down: the partition of its total, and its month.
    static String place(Bucket bucket) {
        return place(bucket.total().series().partition(), bucket.quarterHour().period(Level.MONTH));
    }

    static String place(String partition, String month) {
        return partition + "#" + month;
    }

    /// Lays the sums down, and answers where.
    static Set<String> put(Table table, long walk, String part, Map<Bucket, Figures> sums, Instant now) {
        var byPlace = new TreeMap<String, Map<Bucket, Figures>>();
        sums.forEach((bucket, figures) ->
                byPlace.computeIfAbsent(place(bucket), _ -> new HashMap<>()).put(bucket, figures));
        byPlace.forEach((place, ofPlace) -> {
            var piece = new HashMap<Bucket, Figures>();
            int number = 0;
            for (var entry : ofPlace.entrySet()) {
                piece.put(entry.getKey(), entry.getValue());
                if (piece.size() == BUCKETS_OF_AN_ITEM) {
                    put(table, walk, place, part, number++, piece, now);
                    piece.clear();
                }
            }
            if (!piece.isEmpty()) {
                put(table, walk, place, part, number, piece, now);
            }
        });
        return byPlace.keySet();
    }

    private static void put(
            Table table, long walk, String place, String part, int number, Map<Bucket, Figures> piece, Instant now) {
        table.write(Write.put(Item.at(Keys.partialSums(walk, place, part, number))
                .text(PART, part)
                .item(SUMS, new TotalsDelta(piece).toItem())
                .number("expiresAt", now.plus(KEPT).getEpochSecond())));
    }

    /// What these parts hold together at a place.
    static Map<Bucket, Figures> read(Table table, long walk, String place, Set<String> parts) {
        var sums = new HashMap<Bucket, Figures>();
        for (var item : table.all(Keys.partialSums(walk, place))) {
            if (parts.contains(item.text(PART))) {
                TotalsDelta.from(item.maybeItem(SUMS).orElseThrow())
                        .byBucket()
                        .forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
            }
        }
        return sums;
    }
}
