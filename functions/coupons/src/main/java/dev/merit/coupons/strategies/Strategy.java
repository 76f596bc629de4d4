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

/// A marketing strategy. Each change raises its version by one. Its terms have the version with which they were
/// set. Every version of the terms is stored, since coupons keep the terms that they were issued under.
///
/// @param fingerprint of the request that created it, by which a repeated request is recognised
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

    /// Whether its status allows issuing and redeeming. Its window may still be closed.
    public boolean isActive() {
        return status == StrategyStatus.ACTIVE;
    }

    public boolean hasEnded() {
        return status == StrategyStatus.ENDED;
    }

    TotalsDelta effect() {
        return opening == null ? TotalsDelta.NONE : Effects.ALL.latest().ofOpening(id, opening.revenue(), opening.at());
    }

    /// Its key in the index of offered promotions, while it is one of them.
    Optional<Key> offered() {
        return isActive() && terms.kind().isOffered()
                ? Optional.of(Keys.promotion(id, terms.window().end()))
                : Optional.empty();
    }

    /// Reconciliation recomputes the effect of the opening revenue from `openingRevenue`, `openingAt` and
    /// `currency`.
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

    /// Stores this version of the terms as an item of its own, which never changes.
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
