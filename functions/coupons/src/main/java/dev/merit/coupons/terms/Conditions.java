package dev.merit.coupons.terms;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order must fulfil. Only `minimumSpend` and `channels` are judged so far; strategies with any of the others
/// are refused.
@RegisterForReflection
public record Conditions(
        @Nullable Money minimumSpend,
        @Nullable List<String> skus,
        @Nullable List<String> categories,
        @Nullable List<String> tiers,
        @Nullable List<String> segments,
        @Nullable List<String> channels,
        @Nullable Boolean firstPurchaseOnly) {

    static final Conditions NONE = of(null, null);

    static Conditions of(@Nullable Money minimumSpend, @Nullable List<String> channels) {
        return new Conditions(minimumSpend, null, null, null, null, channels, null);
    }

    Item toItem() {
        return Item.map()
                .number("minimumSpend", minimumSpend == null ? null : Long.valueOf(minimumSpend.minorUnits()))
                .list("channels", channels);
    }

    static Conditions from(Item item, Currency currency) {
        var channels = item.list("channels");
        return of(
                item.maybeNumber("minimumSpend")
                        .map(units -> new Money(units, currency))
                        .orElse(null),
                channels.isEmpty() ? null : channels);
    }
}
