package dev.merit.totals;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Quarter;
import dev.merit.shared.sums.Total;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// W: one member's net purchases.
@Singleton
final class MemberTotals {

    private final Table table;

    MemberTotals(Table table) {
        this.table = table;
    }

    /// The member's figures in a currency, if there is the member: all that is committed, from the wallet, or what
    /// occurred before a quarter, from the activities themselves.
    Optional<Figures> of(MemberId member, Currency currency, @Nullable Quarter end) {
        var wallet = table.get(Keys.wallet(member));
        return end == null
                ? wallet.map(item -> inWallet(item, currency))
                : wallet.map(_ -> before(end, member, currency));
    }

    private static Figures inWallet(Item wallet, Currency currency) {
        return new Figures(
                wallet.sum("net." + currency), wallet.sum("purchases." + currency), wallet.sum("refunds." + currency));
    }

    private Figures before(Quarter end, MemberId member, Currency currency) {
        var money = Map.of(":purchase", Activity.PURCHASE, ":refund", Activity.REFUND);
        var query = Keys.activities(member)
                .filter("#type IN (:purchase, :refund) AND attribute_not_exists(#movedTo)", money);
        return table.all(query).stream()
                .map(item -> Effects.of(ActivityRecord.from(item)))
                .flatMap(effect -> effect.byBucket().entrySet().stream())
                .filter(e -> e.getKey().total().equals(new Total.Purchases(currency))
                        && e.getKey().quarter().compareTo(end) < 0)
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::plus);
    }
}
