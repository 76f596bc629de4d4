package dev.merit.aggregation;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.points.Holding;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.sums.Figures;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compares each member's wallet with the member's activities, and its points with all their entries. A member may be
/// writing while they are read, so one who differs is looked at again before it is believed.
final class Wallets {

    private static final int LOOKS = 5;

    private Wallets() {}

    private static final class Wallet {
        private final Map<String, Figures> kept = new TreeMap<>();
        private final Map<String, Figures> recomputed = new TreeMap<>();
        private long keptPoints;
        private long enteredPoints;

        void see(Item item) {
            if (item.key().sk().startsWith("ACTIVITY#") || item.key().sk().startsWith("POINTS#")) {
                enteredPoints = Math.addExact(enteredPoints, item.sum(PointsEntry.POINTS));
            }
            if (item.key().sk().equals("WALLET")) {
                keptPoints = Holding.from(item).sum();
                for (String name : item.attributeNames()) {
                    var currency = name.substring(name.indexOf('.') + 1);
                    long sum = name.contains(".") ? item.sum(name) : 0;
                    switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
                        case "net" -> kept.merge(currency, new Figures(sum, 0, 0), Figures::plus);
                        case "purchases" -> kept.merge(currency, new Figures(0, sum, 0), Figures::plus);
                        case "refunds" -> kept.merge(currency, new Figures(0, 0, sum), Figures::plus);
                        default -> {}
                    }
                }
            } else if (item.key().sk().startsWith("ACTIVITY#")
                    && ActivityRecord.movedTo(item).isEmpty()) {
                var a = ActivityRecord.from(item).activity();
                if (a.isPurchase() || a.isRefund()) {
                    long amount = a.paid().minorUnits();
                    var figures = a.isPurchase() ? new Figures(amount, 1, 0) : new Figures(-amount, 0, 1);
                    recomputed.merge(a.paid().currency().getCurrencyCode(), figures, Figures::plus);
                }
            }
        }

        boolean differs() {
            return !kept.equals(recomputed) || keptPoints != enteredPoints;
        }

        List<Difference> differences(MemberId member) {
            var currencies = new TreeSet<>(kept.keySet());
            currencies.addAll(recomputed.keySet());
            var points = keptPoints == enteredPoints
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
            return Stream.concat(points, amounts).toList();
        }
    }

    /// Whether the items of a member, as they were read, make another wallet.
    static boolean differ(List<Item> member) {
        var wallet = new Wallet();
        member.forEach(wallet::see);
        return wallet.differs();
    }

    /// The differences of these members that are there still when they are looked at again.
    static List<Difference> differences(List<MemberId> suspects, Table table) {
        var differences = new ArrayList<Difference>();
        for (var member : suspects) {
            var again = look(member, table);
            for (int looks = 1; again.differs() && looks < LOOKS; looks++) {
                again = look(member, table);
            }
            differences.addAll(again.differences(member));
        }
        return differences;
    }

    private static Wallet look(MemberId member, Table table) {
        var wallet = new Wallet();
        table.all(Query.of(Keys.member(member))).forEach(wallet::see);
        return wallet;
    }
}
