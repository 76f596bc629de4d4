package dev.merit.aggregation;

import dev.merit.shared.table.Item;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored figure that differs from the one recomputed from the records.
///
/// @param total the figure, as in `purchases.amount`, `revenue.purchaseCount`, `redemptions.redemptionCount`,
/// `vouchers.amount`, `wallet.amount`, `walletMonth.amount` or `wallet.points`
/// @param of the strategy or the member, if the total belongs to one
/// @param bucket the period in UTC: a month, a day, or the start of a quarter-hour
/// @param kept the stored figure: an amount in minor units, a count, or points
@RegisterForReflection
public record Difference(
        String total,
        @Nullable String of,
        @Nullable String currency,
        @Nullable String bucket,
        BigInteger kept,
        BigInteger recomputed) {

    Difference(
            String total,
            @Nullable String of,
            @Nullable String currency,
            @Nullable String bucket,
            long kept,
            long recomputed) {
        this(total, of, currency, bucket, BigInteger.valueOf(kept), BigInteger.valueOf(recomputed));
    }

    Item toItem() {
        return Item.map()
                .text("total", total)
                .text("of", of)
                .text("currency", currency)
                .text("bucket", bucket)
                .text("kept", String.valueOf(kept))
                .text("recomputed", String.valueOf(recomputed));
    }

    static Difference from(Item item) {
        return new Difference(
                item.text("total"),
                item.maybeText("of").orElse(null),
                item.maybeText("currency").orElse(null),
                item.maybeText("bucket").orElse(null),
                new BigInteger(item.text("kept")),
                new BigInteger(item.text("recomputed")));
    }

    static List<Difference> of(TotalRow.Id row, Figures kept, Figures recomputed) {
        return switch (row.total()) {
            case Total.Members() -> differing("members", null, null, row.period(), kept, recomputed);
            case Total.Purchases(var currency) ->
                differing("purchases", null, currency.getCurrencyCode(), row.period(), kept, recomputed);
            case Total.Revenue(var currency, var strategy) ->
                differing("revenue", strategy.value(), currency.getCurrencyCode(), row.period(), kept, recomputed);
            case Total.Redemptions(var currency, var strategy) ->
                differing(
                        List.of("redemptions.discount", "redemptions.redemptionCount", "redemptions.rollbackCount"),
                        strategy.value(),
                        currency.getCurrencyCode(),
                        row.period(),
                        kept,
                        recomputed);
            case Total.Vouchers(var currency) ->
                differing("vouchers", null, currency.getCurrencyCode(), row.period(), kept, recomputed);
        };
    }

    static List<Difference> differing(
            String total,
            @Nullable String of,
            @Nullable String currency,
            @Nullable String bucket,
            Figures kept,
            Figures recomputed) {
        var names = List.of(total + ".amount", total + ".purchaseCount", total + ".refundCount");
        return differing(names, of, currency, bucket, kept, recomputed);
    }

    /// @param names of the amount and of the two counts
    private static List<Difference> differing(
            List<String> names,
            @Nullable String of,
            @Nullable String currency,
            @Nullable String bucket,
            Figures kept,
            Figures recomputed) {
        var all = List.of(
                new Difference(names.get(0), of, currency, bucket, kept.amount(), recomputed.amount()),
                new Difference(names.get(1), of, currency, bucket, kept.purchases(), recomputed.purchases()),
                new Difference(names.get(2), of, currency, bucket, kept.refunds(), recomputed.refunds()));
        return all.stream().filter(d -> !d.kept.equals(d.recomputed)).toList();
    }
}
