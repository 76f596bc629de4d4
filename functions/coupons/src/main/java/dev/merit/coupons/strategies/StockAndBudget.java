package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Limits;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lays out what a strategy may give, its stock and its budget, and changes it.
final class StockAndBudget {

    private StockAndBudget() {}

    static List<Write> laid(StrategyId strategy, Limits limits) {
        var writes = new ArrayList<Write>();
        writes.addAll(Shards.ofStock(strategy).laid(orNone(limits.stock())));
        writes.addAll(Shards.ofBudget(strategy).laid(orNone(limits.budgetUnits())));
        return writes;
    }

    /// By how much a change lowers the budget.
    static long lowered(Limits now, Limits next) {
        return Math.max(0, orNone(now.budgetUnits()) - orNone(next.budgetUnits()));
    }

    /// The writes of a change, with what the shards of the budget were seen to hold where that is lowered; none, if
    /// less is left of it than is to be taken away.
    static Optional<List<Write>> changed(StrategyId strategy, Limits now, Limits next, Map<Key, Item> seen) {
        var budget = Shards.ofBudget(strategy);
        var writes = new ArrayList<Write>();
        writes.addAll(Shards.ofStock(strategy).raised(more(now.stock(), next.stock())));
        writes.addAll(budget.raised(more(now.budgetUnits(), next.budgetUnits())));
        long less = lowered(now, next);
        if (less == 0) {
            return Optional.of(writes);
        }
        return budget.gather(seen, less).map(taken -> {
            writes.addAll(taken);
            return writes;
        });
    }

    private static long more(@Nullable Long now, @Nullable Long next) {
        return Math.max(0, orNone(next) - orNone(now));
    }

    private static long orNone(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
