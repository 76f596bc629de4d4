package dev.merit.totals;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// R, or one strategy's P, at each point of a timeline.
///
/// @param pending whether some of the figures are not posted yet
/// @param strategies those of the points; only where the series is by strategy
@Schema(examples = SeriesDocs.REVENUE)
record RevenueSeries(
        Instant postedAt, boolean pending, @Nullable List<StrategyName> strategies, List<RevenuePoint> points) {

    /// @param name absent if the strategy no longer exists
    record StrategyName(StrategyId strategyId, @Nullable String name) {}

    /// @param change the change of the total since the point before; of the first point, since the start of the series
    /// @param strategies the change of each strategy that has one; only where the series is by strategy
    record RevenuePoint(
            Instant at, Money total, Money change, @Nullable List<StrategyChange> strategies) {}

    record StrategyChange(StrategyId strategyId, Money change) {}

    /// @param snapshots the figures before the start of the timeline, and then between each two points
    static RevenueSeries of(
            Timeline timeline, List<Snapshot> snapshots, Function<Snapshot, Figures> revenue, Currency currency) {
        return of(timeline, snapshots, revenue, currency, null);
    }

    /// The series of R, and of each strategy in it.
    static RevenueSeries byStrategy(
            Timeline timeline, List<Snapshot> snapshots, Currency currency, Map<StrategyId, String> names) {
        return of(timeline, snapshots, Snapshot::sum, currency, names);
    }

    /// The strategies with a change after the start of the timeline.
    static Set<StrategyId> strategies(List<Snapshot> snapshots) {
        return snapshots.stream()
                .skip(1)
                .flatMap(snapshot -> RevenueTotals.strategies(snapshot).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RevenueSeries of(
            Timeline timeline,
            List<Snapshot> snapshots,
            Function<Snapshot, Figures> revenue,
            Currency currency,
            @Nullable Map<StrategyId, String> names) {
        var total = revenue.apply(snapshots.getFirst());
        var points = new ArrayList<RevenuePoint>();
        for (int i = 0; i < timeline.points().size(); i++) {
            var since = snapshots.get(i + 1);
            var change = revenue.apply(since);
            total = total.plus(change);
            points.add(new RevenuePoint(
                    timeline.at(i),
                    TotalMoney.of("revenue", total, currency),
                    TotalMoney.of("revenue", change, currency),
                    names == null ? null : changes(since, currency)));
        }
        var first = snapshots.getFirst();
        return new RevenueSeries(
                first.postedAt(), first.pending(), names == null ? null : named(strategies(snapshots), names), points);
    }

    private static List<StrategyChange> changes(Snapshot since, Currency currency) {
        var changes = new ArrayList<StrategyChange>();
        since.byTotal().forEach((total, figures) -> {
            if (total instanceof Total.Revenue(var _, var id)) {
                changes.add(new StrategyChange(id, TotalMoney.of("revenue", figures, currency)));
            }
        });
        changes.sort(Comparator.comparing(change -> change.strategyId().value()));
        return changes;
    }

    private static List<StrategyName> named(Set<StrategyId> strategies, Map<StrategyId, String> names) {
        return strategies.stream()
                .sorted(Comparator.comparing(StrategyId::value))
                .map(id -> new StrategyName(id, names.get(id)))
                .toList();
    }
}
