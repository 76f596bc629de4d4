package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a coupon keeps of its strategy from the moment it was issued, whatever the strategy's terms become later.
///
/// @param version of the strategy's terms
public record IssuedTerms(StrategyId strategyId, long version, Instant issuedAt, Validity validity) {

    public IssuedTerms {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The terms that the strategy has now.
    public static IssuedTerms of(Strategy strategy, Instant now) {
        var window = strategy.terms().window();
        return new IssuedTerms(strategy.id(), strategy.termsVersion(), now, new Validity(window.start(), window.end()));
    }

    /// The key of the item that stores this version of the terms.
    Key key() {
        return Keys.terms(strategyId, version);
    }

    Item putInto(Item item) {
        item.text("strategyId", strategyId.value())
                .number("termsVersion", version)
                .instant("issuedAt", issuedAt);
        validity.putInto(item);
        return item;
    }

    static IssuedTerms from(Item item) {
        return new IssuedTerms(
                new StrategyId(item.text("strategyId")),
                item.number("termsVersion"),
                item.instant("issuedAt"),
                Validity.from(item));
    }
}
