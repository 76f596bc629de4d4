package dev.merit.totals;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the data of strategies that the totals show beside their revenue.
@Singleton
public final class Strategies {

    private final Table table;

    Strategies(Table table) {
        this.table = table;
    }

    Map<StrategyId, String> names(Collection<StrategyId> strategies) {
        var found = table.get(strategies.stream().map(Keys::strategy).toList());
        var names = new HashMap<StrategyId, String>();
        for (var strategy : strategies) {
            var item = found.get(Keys.strategy(strategy));
            if (item != null) {
                names.put(strategy, item.text("name"));
            }
        }
        return names;
    }

    public Optional<Currency> currency(StrategyId strategy) {
        return table.get(Keys.strategy(strategy)).map(item -> Currency.getInstance(item.text("currency")));
    }
}
