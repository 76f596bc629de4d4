package dev.merit.coupons.strategies;

import dev.merit.coupons.proposals.BenefitBody;
import dev.merit.coupons.proposals.TermsBody;
import dev.merit.coupons.terms.CodePattern;
import dev.merit.coupons.terms.Conditions;
import dev.merit.coupons.terms.Kind;
import dev.merit.coupons.terms.Limits;
import dev.merit.coupons.terms.Window;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A strategy in JSON, with what follows from its window at this moment.
@RegisterForReflection
@Schema(name = "Strategy", examples = StrategyDocs.STRATEGY)
public record StrategyBody(
        StrategyId strategyId,
        Status status,

        @Schema(description = "Where the window stands now, whatever the status.")
        Window.Phase phase,

        @Schema(description = "Of the terms; coupons issued under another keep to that one.")
        long termsVersion,

        @Nullable String externalId,
        String name,
        Kind kind,
        Currency currency,
        Window window,
        BenefitBody benefit,
        @Nullable Conditions conditions,
        @Nullable Limits limits,
        @Nullable Boolean stackable,
        @Nullable CodePattern codePattern,

        @Schema(description = "For marketers and operators alone.") @Nullable
        Opening opening,

        Instant createdAt) {

    public static StrategyBody of(Strategy strategy, Instant now) {
        var terms = TermsBody.of(strategy.terms());
        return new StrategyBody(
                strategy.id(),
                strategy.status(),
                strategy.terms().window().phase(now),
                strategy.termsVersion(),
                strategy.externalId(),
                terms.name(),
                terms.kind(),
                terms.currency(),
                terms.window(),
                terms.benefit(),
                terms.conditions(),
                terms.limits(),
                terms.stackable(),
                terms.codePattern(),
                strategy.opening(),
                strategy.createdAt());
    }

    /// The same as that caller may see it: what a strategy brought in is for marketers and operators alone.
    public StrategyBody seenBy(Caller caller) {
        return caller.hasAny(Roles.MARKETER, Roles.OPERATOR) ? this : withoutOpening();
    }

    private StrategyBody withoutOpening() {
        return new StrategyBody(
                strategyId,
                status,
                phase,
                termsVersion,
                externalId,
                name,
                kind,
                currency,
                window,
                benefit,
                conditions,
                limits,
                stackable,
                codePattern,
                null,
                createdAt);
    }
}
