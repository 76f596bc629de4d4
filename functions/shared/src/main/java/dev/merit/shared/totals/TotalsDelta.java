package dev.merit.shared.totals;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Figures by bucket: the effect of a record on the totals, the content of a page, or a chunk of a posting.
public record TotalsDelta(Map<Bucket, Figures> byBucket) {

    public static final TotalsDelta NONE = new TotalsDelta(Map.of());

    private static final String AMOUNT = ":a";
    private static final String PURCHASES = ":p";
    private static final String REFUNDS = ":r";

    public TotalsDelta {
        byBucket = Map.copyOf(byBucket);
    }

    public static TotalsDelta of(Total total, QuarterHour quarterHour, Figures figures) {
        return new TotalsDelta(Map.of(new Bucket(total, quarterHour), figures));
    }

    public TotalsDelta plus(TotalsDelta other) {
        var both = new HashMap<>(byBucket);
        other.byBucket.forEach((bucket, figures) -> both.merge(bucket, figures, Figures::plus));
        return new TotalsDelta(both);
    }

    /// The opposite, which reverses this delta.
    public TotalsDelta negated() {
        var negated = new HashMap<Bucket, Figures>();
        byBucket.forEach((bucket, figures) -> negated.put(bucket, Figures.NONE.minus(figures)));
        return new TotalsDelta(negated);
    }

    /// Adds up many deltas.
    public static final class Builder {
        private static final int BYTES_OF_FIGURES = 32;

        private final Map<Bucket, Figures> byBucket = new HashMap<>();
        private int bytes;

        public Builder add(TotalsDelta delta) {
            delta.byBucket.forEach(this::add);
            return this;
        }

        private void add(Bucket bucket, Figures figures) {
            var before = byBucket.get(bucket);
            if (before == null) {
                bytes += bucket.code().length() + BYTES_OF_FIGURES;
            }
            byBucket.put(bucket, before == null ? figures : before.plus(figures));
        }

        /// An estimate of their bytes in an item, which is rather too high.
        public int bytes() {
            return bytes;
        }

        public TotalsDelta build() {
            return new TotalsDelta(byBucket);
        }
    }

    public boolean isEmpty() {
        return byBucket.isEmpty();
    }

    public int size() {
        return byBucket.size();
    }

    public Set<String> codes() {
        return byCode().keySet();
    }

    private Map<String, Figures> byCode() {
        var byCode = new TreeMap<String, Figures>();
        byBucket.forEach((bucket, figures) -> byCode.put(bucket.code(), figures));
        return byCode;
    }

    /// Adds the figures to the attributes of an item, each under the name of its bucket.
    public Write addTo(Write write) {
        byCode().forEach((code, figures) -> write.add(code + AMOUNT, figures.amount())
                .add(code + PURCHASES, figures.purchases())
                .add(code + REFUNDS, figures.refunds()));
        return write;
    }

    /// The figures that an item has for these buckets.
    public static TotalsDelta from(Item item, Set<String> codes) {
        var figuresByBucket = new HashMap<Bucket, Figures>();
        for (String code : codes) {
            var figures =
                    new Figures(item.wideSum(code + AMOUNT), item.sum(code + PURCHASES), item.sum(code + REFUNDS));
            figuresByBucket.put(Bucket.of(code), figures);
        }
        return new TotalsDelta(figuresByBucket);
    }

    /// A text of JSON that is the same for equal figures: by bucket amount, purchases and refunds.
    String canonical() {
        return byCode().entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":["
                        + each.getValue().amount() + ","
                        + each.getValue().purchases() + ","
                        + each.getValue().refunds() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    public Item toItem() {
        var item = Item.map();
        byCode().forEach((code, f) -> item.wideNumbers(
                code, List.of(f.amount(), BigInteger.valueOf(f.purchases()), BigInteger.valueOf(f.refunds()))));
        return item;
    }

    public static TotalsDelta from(Item item) {
        var figuresByBucket = new HashMap<Bucket, Figures>();
        for (String code : item.attributeNames()) {
            var figures = item.wideNumbers(code);
            figuresByBucket.put(
                    Bucket.of(code),
                    new Figures(
                            figures.get(0),
                            figures.get(1).longValueExact(),
                            figures.get(2).longValueExact()));
        }
        return new TotalsDelta(figuresByBucket);
    }
}
