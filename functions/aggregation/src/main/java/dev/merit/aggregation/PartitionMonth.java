package dev.merit.aggregation;

import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Level;

/// A month of a partition of totals: what a reconciliation compares in one step.
///
/// @param partition see [dev.merit.shared.totals.TotalSeries#partition]
/// @param month as in `2026-11`
record PartitionMonth(String partition, String month) implements Comparable<PartitionMonth> {

    private static final char SEPARATOR = '#';

    static PartitionMonth of(Bucket bucket) {
        return new PartitionMonth(
                bucket.total().series().partition(), bucket.quarterHour().period(Level.MONTH));
    }

    static PartitionMonth parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return new PartitionMonth(text.substring(0, end), text.substring(end + 1));
    }

    @Override
    public int compareTo(PartitionMonth other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return partition + SEPARATOR + month;
    }
}
