package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A marketing strategy as it stands. Each change raises its version by one; its terms have the version that they
/// came with, and every version of them that ever stood is kept beside it, since coupons keep those they were issued
/// under.
///
/// `fingerprint` tells whether a strategy that is asked for again under its externalId is the same one.
public record Strategy(
        StrategyId id,
        long version,
        StrategyStatus status,
        Terms terms,
        long termsVersion,
        @Nullable String externalId,
        String fingerprint,
        @Nullable OpeningRevenue opening,
        Instant createdAt) {

    static final long FIRST_VERSION = 1;
    static final String VERSION = "version";
    static final String STATUS = "status";
    static final String OFFERED = "offeredCode";

    public Strategy {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public Strategy with(StrategyStatus next) {
        return new Strategy(id, version + 1, next, terms, termsVersion, externalId, fingerprint, opening, createdAt);
    }

    public Strategy with(Terms next) {
        return new Strategy(id, version + 1, status, next, version + 1, externalId, fingerprint, opening, createdAt);
    }

    /// Whether coupons may be issued and redeemed, as far as the status goes.
    public boolean isActive() {
        return status == StrategyStatus.ACTIVE;
    }

    public boolean hasEnded() {
        return status == StrategyStatus.ENDED;
    }

    TotalsDelta effect() {
        return opening == null ? TotalsDelta.NONE : Effects.ALL.latest().ofOpening(id, opening.revenue(), opening.at());
    }

    /// The place among the promotions that are offered, for as long as it is one.
    Optional<Key> offered() {
        return isActive() && terms.kind().isOffered()
                ? Optional.of(Keys.promotion(id, terms.window().end()))
                : Optional.empty();
    }

    /// The opening's effect is worked out again from `openingRevenue`, `openingAt` and `currency` alone.
    Item toItem() {
        var item = terms.putInto(Item.at(Keys.strategy(id)))
                .number(VERSION, version)
                .text(STATUS, status.text())
                .number("termsVersion", termsVersion)
                .text("externalId", externalId)
                .text("fingerprint", fingerprint)
                .instant("createdAt", createdAt);
        offered().ifPresent(place -> item.text("gsi1pk", place.pk()).text("gsi1sk", place.sk()));
        return opening == null
                ? item
                : item.number("openingRevenue", opening.revenue().minorUnits()).instant("openingAt", opening.at());
    }

    /// The terms as an item of their own, which is never changed.
    public Write keepTerms() {
        return Write.put(terms.putInto(Item.at(Keys.terms(id, termsVersion)))).when(Write.ABSENT);
    }

    static Strategy from(Item item) {
        var terms = Terms.from(item);
        return new Strategy(
                new StrategyId(item.key().skId()),
                item.number(VERSION),
                StrategyStatus.of(item.text(STATUS)),
                terms,
                item.number("termsVersion"),
                item.maybeText("externalId").orElse(null),
                item.text("fingerprint"),
                item.maybeNumber("openingRevenue")
                        .map(units -> new OpeningRevenue(new Money(units, terms.currency()), item.instant("openingAt")))
                        .orElse(null),
                item.instant("createdAt"));
    }
}
