package dev.merit.coupons.pricing;

import dev.merit.coupons.codes.CodePattern;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Terms in JSON, not yet checked; all that a patch may change.
@RegisterForReflection
@Schema(name = "StrategyPatch", examples = "{\"name\": \"Spring and summer\", \"limits\": {\"stock\": 2000}}")
public record TermsBody(
        String name,
        StrategyKind kind,
        Currency currency,
        Window window,
        BenefitBody benefit,
        @Nullable Conditions conditions,
        @Nullable Limits limits,
        @Nullable Boolean stackable,
        @Nullable CodePattern codePattern) {

    public static TermsBody of(Terms terms) {
        return new TermsBody(
                terms.name(),
                terms.kind(),
                terms.currency(),
                terms.window(),
                BenefitBody.of(terms.benefit()),
                terms.conditions().equals(Conditions.NONE) ? null : terms.conditions(),
                terms.limits().equals(Limits.NONE) ? null : terms.limits(),
                terms.stackable() ? true : null,
                terms.codePattern());
    }

    Conditions conditionsOrNone() {
        return conditions == null ? Conditions.NONE : conditions;
    }

    Limits limitsOrNone() {
        return limits == null ? Limits.NONE : limits;
    }
}
