package dev.merit.aggregation;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Total;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compares the wallet and the months of each member with the member's activities, and the points with all their
/// entries, and with what removed activities have left. An erased member has the same sums and no points. A member may
/// be written while it is read, so a difference is checked again before it is reported.
final class WalletComparison {

    private static final int MAX_READS = 5;

    private WalletComparison() {}

    private static final class Wallet {
        private final Effects effects;
        private final Map<String, Figures> kept = new TreeMap<>();
        private final Map<String, Figures> recomputed = new TreeMap<>();
        private final MonthlySums keptMonths = new MonthlySums();
        private final MonthlySums recomputedMonths = new MonthlySums();
        private boolean isErased;
        private BigInteger keptPoints = BigInteger.ZERO;
        private BigInteger enteredPoints = BigInteger.ZERO;

        Wallet(Effects effects) {
            this.effects = effects;
        }

        void add(Item item) {
            if (item.key().sk().startsWith("ACTIVITY#") || item.key().sk().startsWith("POINTS#")) {
                enteredPoints = enteredPoints.add(item.wideSum(PointsEntry.POINTS));
            }
            if (SealedMonth.isIn(item)) {
                addSealed(SealedMonth.from(item));
            }
            if (item.key().sk().startsWith("MONTHS#")) {
                keptMonths.addItem(item);
            }
            if (item.key().sk().equals("WALLET") || item.key().sk().equals("ERASED")) {
                isErased = item.key().sk().equals("ERASED");
                keptMonths.addItem(item);
                keptPoints = isErased
                        ? BigInteger.ZERO
                        : BigInteger.valueOf(PointsBalance.from(item).sum());
                for (String name : item.attributeNames()) {
                    var currency = name.substring(name.indexOf('.') + 1);
                    var sum = name.contains(".") ? item.wideSum(name) : BigInteger.ZERO;
                    switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
                        case "net" -> kept.merge(currency, new Figures(sum, 0, 0), Figures::plus);
                        case "purchases" ->
                            kept.merge(currency, new Figures(0, sum.longValueExact(), 0), Figures::plus);
                        case "refunds" -> kept.merge(currency, new Figures(0, 0, sum.longValueExact()), Figures::plus);
                        default -> {}
                    }
                }
            } else if (item.key().sk().startsWith("ACTIVITY#")
                    && ActivityRecord.movedTo(item).isEmpty()) {
                var record = ActivityRecord.from(item);
                recomputedMonths.add(effects.of(record));
                var a = record.activity();
                if (a.isPurchase() || a.isRefund()) {
                    long amount = a.paid().minorUnits();
                    var figures = a.isPurchase() ? new Figures(amount, 1, 0) : new Figures(-amount, 0, 1);
                    recomputed.merge(a.paid().currency().getCurrencyCode(), figures, Figures::plus);
                }
            }
        }

        private void addSealed(SealedMonth sealed) {
            enteredPoints = enteredPoints.add(sealed.points());
            recomputedMonths.add(sealed.inWallet());
            sealed.inWallet().byBucket().forEach((bucket, figures) -> {
                if (bucket.total() instanceof Total.Purchases(var currency)) {
                    recomputed.merge(currency.getCurrencyCode(), figures, Figures::plus);
                }
            });
        }

        boolean differs() {
            return !kept.equals(recomputed)
                    || !keptMonths.byMonth().equals(recomputedMonths.byMonth())
                    || !hasEnteredPoints();
        }

        /// The entries of an erased member are removed in steps.
        private boolean hasEnteredPoints() {
            return isErased || keptPoints.equals(enteredPoints);
        }

        List<Difference> differences(MemberId member) {
            var currencies = new TreeSet<>(kept.keySet());
            currencies.addAll(recomputed.keySet());
            var points = hasEnteredPoints()
                    ? Stream.<Difference>empty()
                    : Stream.of(new Difference("wallet.points", member.value(), null, null, keptPoints, enteredPoints));
            var amounts = currencies.stream()
                    .flatMap(currency -> Difference.differing(
                            "wallet",
                            member.value(),
                            currency,
                            null,
                            kept.getOrDefault(currency, Figures.NONE),
                            recomputed.getOrDefault(currency, Figures.NONE))
                            .stream());
            var months = new TreeSet<>(keptMonths.byMonth().keySet());
            months.addAll(recomputedMonths.byMonth().keySet());
            var byMonth = months.stream()
                    .flatMap(month -> Difference.differing(
                            "walletMonth",
                            member.value(),
                            month.currency().getCurrencyCode(),
                            month.period(),
                            keptMonths.in(month.period(), month.currency()),
                            recomputedMonths.in(month.period(), month.currency()))
                            .stream());
            return Stream.of(points, amounts, byMonth).flatMap(all -> all).toList();
        }
    }

    /// Whether the items of a member, as they were read, give another wallet.
    static boolean differ(List<Item> member, Effects effects) {
        var wallet = new Wallet(effects);
        member.forEach(wallet::add);
        return wallet.differs();
    }

    /// The differences of these members that still exist when they are read again.
    static List<Difference> differences(List<MemberId> suspects, Table table, Effects effects) {
        var differences = new ArrayList<Difference>();
        for (var member : suspects) {
            var again = read(member, table, effects);
            for (int reads = 1; again.differs() && reads < MAX_READS; reads++) {
                again = read(member, table, effects);
            }
            differences.addAll(again.differences(member));
        }
        return differences;
    }

    private static Wallet read(MemberId member, Table table, Effects effects) {
        var wallet = new Wallet(effects);
        table.all(Query.of(Keys.member(member))).forEach(wallet::add);
        return wallet;
    }
}
