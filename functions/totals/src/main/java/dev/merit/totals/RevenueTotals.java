package dev.merit.totals;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// R and every P at a time.
///
/// @param postedAt everything committed before this time is posted; the epoch if nothing is posted yet
/// @param pending whether some of the figures are not posted yet
@Schema(examples = TotalDocs.REVENUE)
record RevenueTotals(
        Instant at,
        Instant effectiveAt,
        Instant postedAt,
        boolean pending,
        Money revenue,
        List<StrategyRevenue> strategies) {

    /// @param name absent if the strategy no longer exists
    record StrategyRevenue(StrategyId strategyId, @Nullable String name, Money revenue, long purchaseCount) {}

    private static final Comparator<StrategyRevenue> LARGEST_FIRST = Comparator.comparingLong(
                    (StrategyRevenue s) -> s.revenue().minorUnits())
            .reversed()
            .thenComparing(s -> s.strategyId().value());

    static RevenueTotals of(TotalsMoment moment, Snapshot snapshot, Currency currency, Map<StrategyId, String> names) {
        var strategies = new ArrayList<StrategyRevenue>();
        snapshot.byTotal().forEach((total, figures) -> {
            if (total instanceof Total.Revenue(var _, var id)) {
                var revenue = TotalMoney.of("revenue", figures, currency);
                strategies.add(new StrategyRevenue(id, names.get(id), revenue, figures.purchases()));
            }
        });
        strategies.sort(LARGEST_FIRST);
        return new RevenueTotals(
                moment.at(),
                moment.effectiveAt(),
                snapshot.postedAt(),
                snapshot.pending(),
                TotalMoney.of("revenue", snapshot.sum(), currency),
                strategies);
    }

    static Set<StrategyId> strategies(Snapshot snapshot) {
        return snapshot.byTotal().keySet().stream()
                .filter(Total.Revenue.class::isInstance)
                .map(total -> ((Total.Revenue) total).strategy())
                .collect(Collectors.toUnmodifiableSet());
    }
}
