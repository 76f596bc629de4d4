package dev.merit.totals;

import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// R, or one strategy's P, at each point of a timeline.
@Schema(examples = SeriesDocs.REVENUE)
record RevenueSeries(List<RevenuePoint> points) {

    /// @param change the change of the total since the point before; of the first point, since the start of the series
    record RevenuePoint(Instant at, Money total, Money change) {}

    /// @param snapshots the figures before the start of the timeline, and then between each two points
    static RevenueSeries of(
            Timeline timeline, List<Snapshot> snapshots, Function<Snapshot, Figures> revenue, Currency currency) {
        var total = revenue.apply(snapshots.getFirst());
        var points = new ArrayList<RevenuePoint>();
        for (int i = 0; i < timeline.points().size(); i++) {
            var change = revenue.apply(snapshots.get(i + 1));
            total = total.plus(change);
            points.add(new RevenuePoint(
                    timeline.points().get(i).start(),
                    TotalMoney.of("revenue", total, currency),
                    TotalMoney.of("revenue", change, currency)));
        }
        return new RevenueSeries(points);
    }
}
