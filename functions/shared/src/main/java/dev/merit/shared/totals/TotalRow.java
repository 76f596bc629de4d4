package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Arrays;

/// The posted figures of one total in one period of a level.
///
/// @param mark the mark of the last chunk that was added to the row
public record TotalRow(Total total, Level level, String period, Figures figures, long mark) {

    private static final String MARK = "mark";

    /// Identifies a row.
    public record Id(Total total, Level level, String period) {

        /// The row of a level that has the bucket.
        public static Id of(Bucket bucket, Level level) {
            return new Id(bucket.total(), level, bucket.quarterHour().period(level));
        }
    }

    public Id id() {
        return new Id(total, level, period);
    }

    /// Adds figures of a bucket to its row of a level.
    public static Write add(Bucket bucket, Level level, Figures figures) {
        var period = bucket.quarterHour().period(level);
        var total = bucket.total();
        return Write.update(Keys.total(total.series().partition(), level.letter(), period, total.rowKey()))
                .add("amount", figures.amount())
                .add("purchases", figures.purchases())
                .add("refunds", figures.refunds());
    }

    /// Marks the row as changed by this chunk.
    public static Write marked(Write add, long mark) {
        return add.set(MARK, mark);
    }

    public static TotalRow from(Item item) {
        var parts = item.key().sk().split("#", -1);
        var partition = item.key().pkId();
        var level = Arrays.stream(Level.values())
                .filter(l -> l.letter().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        var figures = new Figures(item.wideSum("amount"), item.sum("purchases"), item.sum("refunds"));
        return new TotalRow(Total.ofRow(partition, parts[2]), level, parts[1], figures, item.sum(MARK));
    }
}
