package dev.merit.totals;

import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals.Snapshot;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// M and N at a time.
///
/// @param postedAt everything committed before this time is posted; the epoch if nothing is posted yet
/// @param pending whether some of the figures are not posted yet
@Schema(examples = TotalDocs.PURCHASES)
record PurchaseTotals(
        Instant at,
        Instant effectiveAt,
        Instant postedAt,
        boolean pending,
        Money purchaseAmount,
        long purchaseCount,
        long refundCount,
        long memberCount) {

    static PurchaseTotals of(TotalsMoment moment, Snapshot snapshot, Currency currency) {
        var purchases = snapshot.of(new Total.Purchases(currency));
        return new PurchaseTotals(
                moment.at(),
                moment.effectiveAt(),
                snapshot.postedAt(),
                snapshot.pending(),
                TotalMoney.of("purchaseAmount", purchases, currency),
                purchases.purchases(),
                purchases.refunds(),
                snapshot.of(new Total.Members()).amount().longValueExact());
    }
}
