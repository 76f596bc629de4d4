package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.RefundState;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.BudgetRestoration;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The budgets that refunds restore to the redemptions of their purchases.
final class BudgetReturns {

    private final Map<Key, Item> redemptions;

    private BudgetReturns(Map<Key, Item> redemptions) {
        this.redemptions = redemptions;
    }

    /// Reads the redemptions of these purchases; other activities among them are skipped.
    static BudgetReturns read(Table table, Collection<Item> purchases) {
        var keys = purchases.stream()
                .flatMap(item -> keys(ActivityRecord.from(item)))
                .distinct()
                .toList();
        return new BudgetReturns(keys.isEmpty() ? Map.of() : table.get(keys));
    }

    /// The writes that restore budget when this much of the purchase is refunded.
    List<Write> of(ActivityRecord purchase, RefundState after) {
        return redemptions(purchase)
                .flatMap(redemption -> BudgetRestoration.of(redemption, purchase.activity(), after).stream())
                .toList();
    }

    /// The discounts of the redemptions on the parts of the purchase.
    RedeemedParts parts(ActivityRecord purchase) {
        return new RedeemedParts(purchase.activity(), redemptions(purchase).toList());
    }

    private Stream<Redemption> redemptions(ActivityRecord purchase) {
        return keys(purchase).map(redemptions::get).filter(Objects::nonNull).map(Redemption::from);
    }

    private static Stream<Key> keys(ActivityRecord purchase) {
        return purchase.activity().redemptions().stream().map(Keys::redemption);
    }
}
