package dev.merit.shared.testing;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What writing an item costs by DynamoDB's rule, from what it was before and is afterwards; an absent one is empty.
final class Units {

    private static final int BYTES = 1_024;

    private Units() {}

    /// One for each begun KB of the larger of the two.
    static long ofTable(Map<String, AttributeValue> was, Map<String, AttributeValue> is) {
        return Math.max(of(was), of(is));
    }

    /// One for each begun KB of an item that comes into the index, leaves it or changes there, so twice as much for
    /// one that goes from one place to another.
    static long ofIndex(Map<String, AttributeValue> was, Map<String, AttributeValue> is) {
        var from = place(was);
        var to = place(is);
        if (from.equals(to)) {
            return from.isEmpty() || was.equals(is) ? 0 : ofTable(was, is);
        }
        return (from.isEmpty() ? 0 : of(was)) + (to.isEmpty() ? 0 : of(is));
    }

    private static List<AttributeValue> place(Map<String, AttributeValue> item) {
        return item.containsKey("gsi1pk") ? List.of(item.get("gsi1pk"), item.get("gsi1sk")) : List.of();
    }

    private static long of(Map<String, AttributeValue> item) {
        return Math.max(1, (ItemSize.of(item) + BYTES - 1) / BYTES);
    }
}
