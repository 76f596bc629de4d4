package dev.merit.coupons.strategies;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.BenefitBody;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.pricing.TermsInput;
import dev.merit.coupons.pricing.Window;
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
        StrategyStatus status,

        @Schema(description = "Where the window stands now, whatever the status.")
        Window.Phase phase,

        @Schema(description = "Of the terms; coupons issued under another keep to that one.")
        long termsVersion,

        @Nullable String externalId,
        String name,
        StrategyKind kind,
        Currency currency,
        Window window,
        @Schema(implementation = Benefit.class) BenefitBody benefit,
        @Nullable Conditions conditions,
        @Nullable Limits limits,
        @Nullable Boolean stackable,
        @Nullable CodePattern codePattern,

        @Schema(description = TermsInput.PERSONALISED) @Nullable
        Boolean personalised,

        @Schema(description = "For marketers and operators alone.") @Nullable
        OpeningRevenue opening,

        Instant createdAt) {

    public static StrategyBody of(Strategy strategy, Instant now) {
        var terms = TermsInput.of(strategy.terms());
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
                terms.personalised(),
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
                personalised,
                null,
                createdAt);
    }
}
