package dev.merit.shared.keys;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A query of one partition of the table, or of its index, in the order of the sort key. A query is immutable: each
/// method returns a new one.
public record Query(
        boolean index,
        String pk,
        String lowest,
        String highest,
        boolean reverse,
        @Nullable String filter,
        Map<String, ?> values) {

    /// Sorts after every character of keys, also the `~` of callers' ids.
    public static final String LAST = "\u007f";

    public static Query of(String pk) {
        return new Query(false, pk, " ", LAST, false, null, Map.of());
    }

    /// Queries the global index, which follows the table within moments.
    public static Query ofIndex(String pk) {
        return new Query(true, pk, " ", LAST, false, null, Map.of());
    }

    public Query prefix(String prefix) {
        return between(prefix, prefix + LAST);
    }

    /// The attribute of the sort key.
    public String sortKey() {
        return index ? "gsi1sk" : "sk";
    }

    /// From the lowest to the highest sort key, both included.
    public Query between(String lowest, String highest) {
        return new Query(index, pk, lowest, highest, reverse, filter, values);
    }

    /// Starts at this sort key, if there is one; nothing before it is returned.
    public Query startingAt(@Nullable String start) {
        if (start == null) {
            return this;
        }
        // DynamoDB refuses bounds in the wrong order; between them there is nothing.
        return reverse
                ? between(start.compareTo(lowest) < 0 ? start : lowest, start)
                : between(start, start.compareTo(highest) > 0 ? start : highest);
    }

    /// The sort key at which a query continues after this one.
    public String behind(String sortKey) {
        int last = sortKey.length() - 1;
        return reverse ? sortKey.substring(0, last) + (char) (sortKey.charAt(last) - 1) + LAST : sortKey + " ";
    }

    public Query backwards() {
        return new Query(index, pk, lowest, highest, true, filter, values);
    }

    /// Returns only matching items; the others are read, and paid for, too. `#name` stands for an attribute.
    ///
    /// @param values texts and whole numbers, for which `:name` stands
    public Query filter(String filter, Map<String, ?> values) {
        return new Query(index, pk, lowest, highest, reverse, filter, values);
    }
}
