package dev.merit.totals.series;

import dev.merit.shared.money.Money;
import dev.merit.shared.posting.Totals.Reading;
import dev.merit.shared.sums.Total;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// M and N at each point of a timeline.
@Schema(examples = SeriesDocs.PURCHASES)
record PurchaseSeries(List<PurchasePoint> points) {

    /// @param change by how much the total rose since the point before, or, of the first, since the series' beginning
    record PurchasePoint(Instant at, Money total, Money change, long memberCount) {}

    /// @param readings what came before the timeline's beginning, and then between each two points
    static PurchaseSeries of(Timeline timeline, List<Reading> readings, Currency currency) {
        var purchases = new Total.Purchases(currency);
        var total = new Money(readings.getFirst().of(purchases).amount(), currency);
        long members = readings.getFirst().of(new Total.Members()).amount();
        var points = new ArrayList<PurchasePoint>();
        for (int i = 0; i < timeline.points().size(); i++) {
            var since = readings.get(i + 1);
            var change = new Money(since.of(purchases).amount(), currency);
            total = total.plus(change);
            members += since.of(new Total.Members()).amount();
            points.add(new PurchasePoint(timeline.points().get(i).start(), total, change, members));
        }
        return new PurchaseSeries(points);
    }
}
