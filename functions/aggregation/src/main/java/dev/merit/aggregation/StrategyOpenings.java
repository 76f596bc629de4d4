package dev.merit.aggregation;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.LedgerPosition;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/// The effects of the opening revenues of the strategies, as far as the totals of a head cover them.
record StrategyOpenings(Map<Bucket, Figures> sums, long count) {

    static StrategyOpenings upTo(Head head, Table table, Effects effects) {
        var sums = new HashMap<Bucket, Figures>();
        long count = 0;
        for (var item : table.all(Keys.strategies())) {
            if (LedgerPosition.from(item).filter(head::covers).isPresent()) {
                var revenue = new Money(item.number("openingRevenue"), Currency.getInstance(item.text("currency")));
                var strategy = new StrategyId(item.key().skId());
                effects.version(Effects.versionOf(item))
                        .ofOpening(strategy, revenue, item.instant("openingAt"))
                        .byBucket()
                        .forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
                count++;
            }
        }
        return new StrategyOpenings(sums, count);
    }
}
