package dev.merit.coupons.proposals;

import dev.merit.coupons.terms.CodePattern;
import dev.merit.coupons.terms.Conditions;
import dev.merit.coupons.terms.Kind;
import dev.merit.coupons.terms.Limits;
import dev.merit.coupons.terms.Terms;
import dev.merit.coupons.terms.Window;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Terms in JSON, not yet checked; all that a patch may change.
@RegisterForReflection
@Schema(name = "StrategyPatch", examples = "{\"name\": \"Spring and summer\", \"limits\": {\"stock\": 2000}}")
public record TermsBody(
        String name,
        Kind kind,
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
                null,
                terms.codePattern());
    }

    Conditions conditionsOrNone() {
        return conditions == null ? Conditions.NONE : conditions;
    }

    Limits limitsOrNone() {
        return limits == null ? Limits.NONE : limits;
    }
}
