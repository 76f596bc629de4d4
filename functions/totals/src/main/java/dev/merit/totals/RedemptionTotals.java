package dev.merit.totals;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The redemptions of all strategies and their discounts at a time.
///
/// @param postedAt everything committed before this time is posted; the epoch if nothing is posted yet
/// @param discount of the redemptions that are not rolled back; a gift voucher pays and has none
@Schema(examples = TotalDocs.REDEMPTIONS)
record RedemptionTotals(
        Instant at,
        Instant effectiveAt,
        Instant postedAt,
        Money discount,
        long redemptionCount,
        long rollbackCount,
        List<StrategyRedemptions> strategies) {

    /// @param name absent if the strategy no longer exists
    record StrategyRedemptions(
            StrategyId strategyId, @Nullable String name, Money discount, long redemptionCount, long rollbackCount) {}

    private static final Comparator<StrategyRedemptions> LARGEST_FIRST = Comparator.comparingLong(
                    (StrategyRedemptions s) -> s.discount().minorUnits())
            .reversed()
            .thenComparing(s -> s.strategyId().value());

    static RedemptionTotals of(
            TotalsMoment moment, Snapshot snapshot, Currency currency, Map<StrategyId, String> names) {
        var strategies = snapshot.byTotal().entrySet().stream()
                .map(each -> of(strategy(each.getKey()), each.getValue(), currency, names))
                .sorted(LARGEST_FIRST)
                .toList();
        var sum = snapshot.sum();
        return new RedemptionTotals(
                moment.at(),
                moment.effectiveAt(),
                snapshot.postedAt(),
                TotalMoney.of("discount", sum, currency),
                sum.purchases(),
                sum.refunds(),
                strategies);
    }

    private static StrategyRedemptions of(
            StrategyId id, Figures figures, Currency currency, Map<StrategyId, String> names) {
        var discount = TotalMoney.of("discount", figures, currency);
        return new StrategyRedemptions(id, names.get(id), discount, figures.purchases(), figures.refunds());
    }

    static Set<StrategyId> strategies(Snapshot snapshot) {
        return snapshot.byTotal().keySet().stream()
                .map(RedemptionTotals::strategy)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static StrategyId strategy(Total total) {
        return ((Total.Redemptions) total).strategy();
    }
}
