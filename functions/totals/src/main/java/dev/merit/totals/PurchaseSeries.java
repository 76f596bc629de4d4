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
///
/// @param pending whether some of the figures are not posted yet
@Schema(examples = SeriesDocs.PURCHASES)
record PurchaseSeries(Instant postedAt, boolean pending, List<PurchasePoint> points) {

    /// @param change the change of the total since the point before; of the first point, since the start of the series
    /// @param memberChange that of the number of members
    /// @param purchases since the point before
    /// @param refunds since the point before
    record PurchasePoint(
            Instant at, Money total, Money change, long memberCount, long memberChange, long purchases, long refunds) {}

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
            var registered = since.of(new Total.Members());
            members = members.plus(registered);
            points.add(new PurchasePoint(
                    timeline.at(i),
                    TotalMoney.of("purchaseAmount", total, currency),
                    TotalMoney.of("purchaseAmount", change, currency),
                    members.amount().longValueExact(),
                    registered.amount().longValueExact(),
                    change.purchases(),
                    change.refunds()));
        }
        return new PurchaseSeries(
                snapshots.getFirst().postedAt(), snapshots.getFirst().pending(), points);
    }
}
