package dev.merit.totals;

import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// M and N at each point of a timeline.
@Schema(examples = SeriesDocs.PURCHASES)
record PurchaseSeries(List<PurchasePoint> points) {

    /// @param change the change of the total since the point before; of the first point, since the start of the series
    record PurchasePoint(Instant at, Money total, Money change, long memberCount) {}

    /// @param snapshots the figures before the start of the timeline, and then between each two points
    static PurchaseSeries of(Timeline timeline, List<Snapshot> snapshots, Currency currency) {
        var purchases = new Total.Purchases(currency);
        var total = snapshots.getFirst().of(purchases);
        var members = snapshots.getFirst().of(new Total.Members());
        var points = new ArrayList<PurchasePoint>();
        for (int i = 0; i < timeline.points().size(); i++) {
            var since = snapshots.get(i + 1);
            var change = since.of(purchases);
            total = total.plus(change);
            members = members.plus(since.of(new Total.Members()));
            points.add(new PurchasePoint(
                    timeline.points().get(i).start(),
                    TotalMoney.of("purchaseAmount", total, currency),
                    TotalMoney.of("purchaseAmount", change, currency),
                    members.amount().longValueExact()));
        }
        return new PurchaseSeries(points);
    }
}
