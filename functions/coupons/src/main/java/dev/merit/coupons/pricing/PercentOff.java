package dev.merit.coupons.pricing;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Takes a percentage off the eligible goods, at most `maximum`. The percentage is of all these goods together and
/// is rounded once; only then is it limited to the maximum.
public record PercentOff(Percent percent, @Nullable Money maximum) implements Benefit {

    static final String TYPE = "percentOff";

    @Schema(
            name = "PercentOff",
            title = "A percentage off",
            description = "Takes a percentage off what the eligible goods cost, at most `maximum`.",
            examples = "{\"type\": \"percentOff\", \"percent\": \"12.5\"}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type,

            @Schema(required = true, description = "How many percent are taken off.") @Nullable
            Percent percent,

            @Schema(description = "The most that is taken off.") @Nullable
            Money maximum)
            implements BenefitBody.Content {

        @Override
        public @Nullable Benefit check(TermsInput terms, Fields fields) {
            fields.required("percent", percent);
            Amounts.check(fields, "maximum", maximum, 1, terms.currency());
            return percent == null ? null : new PercentOff(percent, maximum);
        }
    }

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        var discount = percent.of(lines.total());
        return lines.discounted(maximum != null && discount.isMoreThan(maximum) ? maximum : discount);
    }

    @Override
    public boolean worksByPercentage() {
        return true;
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE, percent, maximum);
    }

    @Override
    public Item toItem() {
        return Item.map()
                .text("type", TYPE)
                .number("hundredths", (long) percent.hundredths())
                .number("maximum", maximum == null ? null : Long.valueOf(maximum.minorUnits()));
    }

    static Benefit from(Item item, Currency currency) {
        return new PercentOff(
                new Percent((int) item.number("hundredths")),
                item.maybeNumber("maximum")
                        .map(units -> new Money(units, currency))
                        .orElse(null));
    }
}
