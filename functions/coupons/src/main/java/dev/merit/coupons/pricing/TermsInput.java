package dev.merit.coupons.pricing;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Terms in JSON, not yet checked: all fields of a strategy that a patch may change.
@RegisterForReflection
@Schema(name = "StrategyPatch", examples = "{\"name\": \"Spring and summer\", \"limits\": {\"stock\": 2000}}")
public record TermsInput(
        String name,
        StrategyKind kind,
        Currency currency,
        Window window,

        @Schema(implementation = Benefit.class) BenefitBody benefit,

        @Nullable Conditions conditions,
        @Nullable Limits limits,
        @Nullable Boolean stackable,
        @Nullable CodePattern codePattern,

        @Schema(description = PERSONALISED) @Nullable Boolean personalised) {

    public static final String PERSONALISED = "Whether the coupons are chosen by the data of the member. Then only"
            + " members who consent to `profiling` get one.";

    /// Coupons of every kind but gift vouchers may get a batch of codes, which are the prefix and 16 characters.
    private static final String PREFIX =
            "must have at most " + CodePattern.MAX_PREFIX_LENGTH + " letters and digits before the first #";

    public static TermsInput of(Terms terms) {
        return new TermsInput(
                terms.name(),
                terms.kind(),
                terms.currency(),
                terms.window(),
                BenefitBody.of(terms.benefit()),
                terms.conditions().equals(Conditions.NONE) ? null : terms.conditions(),
                terms.limits().equals(Limits.NONE) ? null : terms.limits(),
                terms.stackable() ? true : null,
                terms.codePattern(),
                terms.personalised() ? true : null);
    }

    /// The terms, or a problem with all fields that are wrong.
    ///
    /// @param fields collects the errors; it may have some already
    public Terms check(Fields fields) {
        fields.text("name", name, 1, 100)
                .when(currency.getDefaultFractionDigits() < 0, "currency", "must have a minor unit");
        fields.check();
        var checked = benefit.check(this, fields.in("benefit"));
        conditionsOrNone().check(this, fields.in("conditions"));
        limitsOrNone().check(currency, fields.in("limits"));
        if (kind == StrategyKind.GIFT_VOUCHER) {
            StoredValue.checkTerms(this, fields);
        }
        fields.when(codePattern != null && !codePattern.fitsBatches(), "codePattern", PREFIX)
                .when(
                        codePattern != null && codePattern.text().startsWith("-"),
                        "codePattern",
                        "must not begin with a hyphen");
        fields.check();
        return new Terms(
                name,
                kind,
                currency,
                window,
                Objects.requireNonNull(checked),
                conditionsOrNone(),
                limitsOrNone(),
                Boolean.TRUE.equals(stackable),
                codePattern,
                Boolean.TRUE.equals(personalised));
    }

    private Conditions conditionsOrNone() {
        return conditions == null ? Conditions.NONE : conditions;
    }

    Limits limitsOrNone() {
        return limits == null ? Limits.NONE : limits;
    }
}
