package dev.merit.privacy.requests;

import dev.merit.privacy.requests.Certificate.TotalBeforeAndAfter;
import dev.merit.shared.table.Item;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The totals up to the quarter-hour of an erasure, which the erasure does not change: N, and M and R in the
/// currencies in which the member has bought.
@Singleton
public final class ErasureTotals {

    private static final String NET = "net.";

    private final Totals totals;

    public ErasureTotals(Totals totals) {
        this.totals = totals;
    }

    List<TotalBeforeAndAfter> before(Item wallet, Instant at) {
        var upTo = QuarterHour.of(at).start();
        var read = new ArrayList<TotalBeforeAndAfter>();
        read.add(read("members", null, upTo));
        wallet.attributeNames().stream()
                .filter(name -> name.startsWith(NET))
                .sorted()
                .forEach(name -> {
                    var currency = Currency.getInstance(name.substring(NET.length()));
                    read.add(read("purchases", currency, upTo));
                    read.add(read("revenue", currency, upTo));
                });
        return read;
    }

    List<TotalBeforeAndAfter> after(List<TotalBeforeAndAfter> before) {
        return before.stream()
                .map(total -> new TotalBeforeAndAfter(
                        total.total(),
                        total.currency(),
                        total.upTo(),
                        total.before(),
                        read(total.total(), total.currency(), total.upTo()).after()))
                .toList();
    }

    private TotalBeforeAndAfter read(String total, @Nullable Currency currency, Instant upTo) {
        var amount = sum(series(total, currency), upTo).amount();
        return new TotalBeforeAndAfter(total, currency, upTo, amount, amount);
    }

    private Figures sum(TotalSeries series, Instant upTo) {
        return totals.upTo(QuarterHour.of(upTo), false, series).sum();
    }

    private static TotalSeries series(String total, @Nullable Currency currency) {
        if (currency == null) {
            return TotalSeries.members();
        }
        return total.equals("revenue") ? TotalSeries.revenue(currency) : TotalSeries.purchases(currency);
    }
}
