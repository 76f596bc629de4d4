package dev.merit.activities.recording;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Returns;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What refunds give back of the budgets that the redemptions of their purchases took.
final class BudgetReturns {

    private final Map<Key, Item> redemptions;

    private BudgetReturns(Map<Key, Item> redemptions) {
        this.redemptions = redemptions;
    }

    /// Of these purchases, among items that may be other activities too.
    static BudgetReturns read(Table table, Collection<Item> purchases) {
        var keys = purchases.stream()
                .flatMap(item -> keys(ActivityRecord.from(item)))
                .distinct()
                .toList();
        return new BudgetReturns(keys.isEmpty() ? Map.of() : table.get(keys));
    }

    /// The writes of a refund of so much.
    List<Write> of(ActivityRecord purchase, long refund) {
        long paid = purchase.activity().paid().minorUnits();
        return keys(purchase)
                .map(redemptions::get)
                .filter(Objects::nonNull)
                .flatMap(item -> Returns.of(
                        Redemption.from(item), purchase.activity().activityId(), purchase.refunded() + refund, paid)
                        .stream())
                .toList();
    }

    private static Stream<Key> keys(ActivityRecord purchase) {
        return purchase.activity().redemptions().stream().map(Keys::redemption);
    }
}
