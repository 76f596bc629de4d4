package dev.merit.aggregation;

import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Records the results of a run and of a reconciliation, and the totals afterwards, as metrics for the dashboard and
/// the alarms.
@Singleton
final class Gauges {

    static final String LAG = "PostedLagSeconds";
    static final String DIFFERENCES = "ReconciliationDifferences";

    private final Metrics metrics;
    private final Totals totals;
    private final Postings postings;
    private final InstantSource clock;

    Gauges(Metrics metrics, Totals totals, Postings postings, InstantSource clock) {
        this.metrics = metrics;
        this.totals = totals;
        this.postings = postings;
        this.clock = clock;
    }

    void ran(Aggregation.Run run) {
        metrics.seconds(LAG, Duration.between(run.postedAt(), clock.instant()).toSeconds());
        metrics.count(Map.of("Pages", (long) run.pages(), "Postings", (long) run.postings()));
        if (run.postings() > 0) {
            totals();
        }
    }

    void reconciled(ReconciliationReport report) {
        var differences = report.differenceCount();
        metrics.count(
                Map.of("CheckedRecords", report.checkedRecords(), DIFFERENCES, differences == null ? 0 : differences));
    }

    /// Records M, R, D and V of every currency and N, as posted. They change only when something is posted.
    private void totals() {
        var reading = totals.upTo(null, true, postings.head().series().toArray(TotalSeries[]::new));
        var byCurrency = new HashMap<String, Map<String, BigInteger>>();
        reading.byTotal().forEach((total, figures) -> {
            switch (total) {
                case Total.Members _ ->
                    metrics.count("MemberCount", figures.amount().longValueExact());
                case Total.Purchases(var currency) ->
                    add(byCurrency, currency.getCurrencyCode(), "PurchaseAmount", figures);
                case Total.Revenue(var currency, var _) ->
                    add(byCurrency, currency.getCurrencyCode(), "Revenue", figures);
                case Total.Redemptions(var currency, var _) ->
                    add(byCurrency, currency.getCurrencyCode(), "Discount", figures);
                case Total.Vouchers(var currency) ->
                    add(byCurrency, currency.getCurrencyCode(), "VoucherBalance", figures);
            }
        });
        byCurrency.forEach(metrics::amounts);
    }

    private static void add(
            Map<String, Map<String, BigInteger>> byCurrency, String currency, String name, Figures figures) {
        byCurrency.computeIfAbsent(currency, _ -> new HashMap<>()).merge(name, figures.amount(), BigInteger::add);
    }
}
