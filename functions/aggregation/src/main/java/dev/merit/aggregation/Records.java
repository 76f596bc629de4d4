package dev.merit.aggregation;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Place;
import dev.merit.shared.money.Money;
import dev.merit.shared.posting.Head;
import dev.merit.shared.sums.Bucket;
import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Level;
import dev.merit.shared.sums.Row;
import dev.merit.shared.sums.Sums;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/// What the records of the table make, as far as the totals of a head hold them. Every item is read once.
final class Records {

    private final Map<Bucket, Figures> sums = new HashMap<>();
    private final Wallets wallets = new Wallets();
    private long count;

    private Records() {}

    static Records upTo(Head head, Table table) {
        var records = new Records();
        table.scan(0, 1, item -> {
            records.wallets.see(item);
            item.maybeText(ActivityRecord.PLACE)
                    .filter(place -> head.isBehind(Place.of(place)))
                    .ifPresent(_ -> records.add(effect(item)));
        });
        return records;
    }

    private void add(Sums effect) {
        effect.byBucket().forEach((bucket, figures) -> sums.merge(bucket, figures, Figures::plus));
        count++;
    }

    /// The effect of a record that has a place in the ledger: an activity, a registration, or a strategy's opening.
    private static Sums effect(Item item) {
        var key = item.key();
        if (key.sk().startsWith("ACTIVITY#")) {
            return Effects.of(ActivityRecord.from(item));
        }
        if (key.sk().equals("PROFILE")) {
            return Effects.ofRegistration(item.instant("registeredAt"));
        }
        if (key.pk().equals("STRATEGIES")) {
            var revenue = new Money(item.number("openingRevenue"), Currency.getInstance(item.text("currency")));
            var strategy = new StrategyId(key.skId());
            return Effects.ofOpening(strategy, revenue, item.instant("openingAt"));
        }
        throw new IllegalStateException("an item of an unknown kind has a place in the ledger: " + key.sk());
    }

    /// The rows that these sums make, at every level.
    Map<Row.Place, Figures> rows() {
        var rows = new HashMap<Row.Place, Figures>();
        sums.forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                rows.merge(Row.Place.of(bucket, level), figures, Figures::plus);
            }
        });
        return rows;
    }

    Wallets wallets() {
        return wallets;
    }

    long count() {
        return count;
    }
}
