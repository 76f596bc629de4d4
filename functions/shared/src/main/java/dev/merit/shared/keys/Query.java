package dev.merit.shared.keys;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question to one partition of the table, or of its index, in the order of the sort key. Values are never changed:
/// each method answers a new query.
public record Query(
        boolean index,
        String pk,
        String lowest,
        String highest,
        boolean reverse,
        @Nullable String filter,
        Map<String, ?> values) {

    /// Sorts behind every character that keys are made of, callers' ids with their `~` among them.
    public static final String LAST = "\u007f";

    public static Query of(String pk) {
        return new Query(false, pk, " ", LAST, false, null, Map.of());
    }

    /// Asks the global index, which follows the table within moments.
    public static Query ofIndex(String pk) {
        return new Query(true, pk, " ", LAST, false, null, Map.of());
    }

    public Query prefix(String prefix) {
        return between(prefix, prefix + LAST);
    }

    /// The attribute that the sort key stands in.
    public String sortKey() {
        return index ? "gsi1sk" : "sk";
    }

    /// From the lowest to the highest sort key, both included.
    public Query between(String lowest, String highest) {
        return new Query(index, pk, lowest, highest, reverse, filter, values);
    }

    /// Begins at this sort key where one is given; nothing is before it.
    public Query startingAt(@Nullable String start) {
        if (start == null) {
            return this;
        }
        // DynamoDB refuses bounds in the wrong order; what lies between them is nothing.
        return reverse
                ? between(start.compareTo(lowest) < 0 ? start : lowest, start)
                : between(start, start.compareTo(highest) > 0 ? start : highest);
    }

    /// Where a query that has come to this sort key goes on: right behind it.
    public String behind(String sortKey) {
        int last = sortKey.length() - 1;
        return reverse ? sortKey.substring(0, last) + (char) (sortKey.charAt(last) - 1) + LAST : sortKey + " ";
    }

    public Query backwards() {
        return new Query(index, pk, lowest, highest, true, filter, values);
    }

    /// Keeps only what fits; what does not is read, and paid for, all the same. `#name` stands for an attribute.
    ///
    /// @param values texts and whole numbers, for which `:name` stands
    public Query filter(String filter, Map<String, ?> values) {
        return new Query(index, pk, lowest, highest, reverse, filter, values);
    }
}
