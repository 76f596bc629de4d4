package dev.merit.coupons.strategies;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.BenefitBody;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.StrategyKind;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.pricing.TermsInput;
import dev.merit.coupons.pricing.Window;
import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The request for a strategy: its terms, the shop's own name for it, and its opening revenue.
@RegisterForReflection
@Schema(name = "StrategyRequest", examples = StrategyDocs.EXAMPLE)
record StrategyInput(
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

        @Nullable String externalId,
        @Nullable OpeningRequest opening) {

    /// Without a time, as of now.
    @RegisterForReflection
    record OpeningRequest(Money revenue, @Nullable Instant at) {

        OpeningRevenue opening(Instant now) {
            return new OpeningRevenue(revenue, at == null ? now : at);
        }
    }

    /// The terms, or a problem with all that is wrong with the request.
    Terms terms(Instant now) {
        var fields = new Fields();
        fields.text("externalId", externalId, 1, 128);
        if (opening != null) {
            Amounts.check(fields.in("opening"), "revenue", opening.revenue(), 0, currency);
            SharedFields.past(fields.in("opening"), "at", opening.at(), now);
        }
        var body = new TermsInput(
                name, kind, currency, window, benefit, conditions, limits, stackable, codePattern, personalised);
        return body.check(fields);
    }
}
