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

/// The writes that create and update the stock and the budget of a strategy.
final class StockAndBudget {

    private StockAndBudget() {}

    static List<Write> creation(StrategyId strategy, Limits limits) {
        var writes = new ArrayList<Write>();
        writes.addAll(Shards.ofStock(strategy).create(orNone(limits.stock())));
        writes.addAll(Shards.ofBudget(strategy).create(orNone(limits.budgetUnits())));
        return writes;
    }

    /// By how much an update lowers the budget, in minor units.
    static long budgetDecrease(Limits now, Limits next) {
        return Math.max(0, orNone(now.budgetUnits()) - orNone(next.budgetUnits()));
    }

    /// The writes of an update; empty if less is left of the budget than it is lowered by.
    ///
    /// @param seen the shards of the budget as they were read, where the budget is lowered
    static Optional<List<Write>> update(StrategyId strategy, Limits now, Limits next, Map<Key, Item> seen) {
        var budget = Shards.ofBudget(strategy);
        var writes = new ArrayList<Write>();
        writes.addAll(Shards.ofStock(strategy).add(increase(now.stock(), next.stock())));
        writes.addAll(budget.add(increase(now.budgetUnits(), next.budgetUnits())));
        long less = budgetDecrease(now, next);
        if (less == 0) {
            return Optional.of(writes);
        }
        return budget.allocate(seen, less).map(taken -> {
            writes.addAll(taken);
            return writes;
        });
    }

    private static long increase(@Nullable Long now, @Nullable Long next) {
        return Math.max(0, orNone(next) - orNone(now));
    }

    private static long orNone(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
