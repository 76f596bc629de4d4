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

/// D, of all strategies or of one, at each point of a timeline.
@Schema(examples = SeriesDocs.REDEMPTIONS)
record RedemptionSeries(List<RedemptionPoint> points) {

    /// @param total the discounts up to the point
    /// @param change the change since the point before; of the first point, since the start of the series
    /// @param redemptionCount the redemptions up to the point, without those that were rolled back by then
    record RedemptionPoint(Instant at, Money total, Money change, long redemptionCount) {}

    /// @param snapshots the figures before the start of the timeline, and then between each two points
    static RedemptionSeries of(
            Timeline timeline, List<Snapshot> snapshots, Function<Snapshot, Figures> redemptions, Currency currency) {
        var total = redemptions.apply(snapshots.getFirst());
        var points = new ArrayList<RedemptionPoint>();
        for (int i = 0; i < timeline.points().size(); i++) {
            var change = redemptions.apply(snapshots.get(i + 1));
            total = total.plus(change);
            points.add(new RedemptionPoint(
                    timeline.at(i),
                    TotalMoney.of("discount", total, currency),
                    TotalMoney.of("discount", change, currency),
                    total.purchases() - total.refunds()));
        }
        return new RedemptionSeries(points);
    }
}
