package dev.merit.coupons.pricing;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Takes an amount off the eligible goods, at most what they cost.
public record AmountOff(Money amount) implements Benefit {

    static final String TYPE = "amountOff";

    @Schema(
            name = "AmountOff",
            title = "An amount off",
            description = "Takes an amount off what the eligible goods cost, at most all of it.",
            examples = "{\"type\": \"amountOff\", \"amount\": {\"minorUnits\": 500, \"currency\": \"USD\"}}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type,

            @Schema(required = true, description = "What is taken off.") @Nullable
            Money amount)
            implements BenefitBody.Content {

        @Override
        public @Nullable Benefit check(TermsInput terms, Fields fields) {
            fields.required("amount", amount);
            Amounts.check(fields, "amount", amount, 1, terms.currency());
            return amount == null ? null : new AmountOff(amount);
        }
    }

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        return lines.discounted(lines.limited(amount));
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE, amount);
    }

    @Override
    public Item toItem() {
        return Item.map().text("type", TYPE).number("amount", amount.minorUnits());
    }

    static Benefit from(Item item, Currency currency) {
        return new AmountOff(new Money(item.number("amount"), currency));
    }
}
