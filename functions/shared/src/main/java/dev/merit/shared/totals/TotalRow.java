package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Arrays;

/// The posted sum of one total over one period of a level, and which chunk of a posting was the last to add to it.
public record TotalRow(Total total, Level level, String period, Figures figures, long mark) {

    private static final String MARK = "mark";

    /// Which sum a row keeps.
    public record Place(Total total, Level level, String period) {

        /// The sum at this level that takes the bucket in.
        public static Place of(Bucket bucket, Level level) {
            return new Place(bucket.total(), level, bucket.quarter().period(level));
        }
    }

    public Place place() {
        return new Place(total, level, period);
    }

    /// Adds figures of a quarter to the row at this level that takes it in.
    public static Write add(Bucket bucket, Level level, Figures figures) {
        var period = bucket.quarter().period(level);
        var total = bucket.total();
        return Write.update(Keys.total(Total.partition(total.family()), level.letter(), period, total.name()))
                .add("amount", figures.amount())
                .add("purchases", figures.purchases())
                .add("refunds", figures.refunds());
    }

    /// Sets what is added as the work of this chunk.
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
        return new TotalRow(Total.named(partition, parts[2]), level, parts[1], figures, item.sum(MARK));
    }
}
