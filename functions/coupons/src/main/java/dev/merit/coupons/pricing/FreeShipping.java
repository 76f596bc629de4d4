package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Takes off all of the shipping, whatever it costs, and nothing off the goods.
public record FreeShipping() implements Benefit {

    static final String TYPE = "freeShipping";

    @Schema(
            name = "FreeShipping",
            title = "Free shipping",
            description = "Takes the shipping off the order.",
            examples = "{\"type\": \"freeShipping\"}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type) implements BenefitBody.Content {

        @Override
        public Benefit check(TermsInput terms, Fields fields) {
            return new FreeShipping();
        }
    }

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        return lines.withoutShipping();
    }

    @Override
    public Optional<Ineligibility> refusal(EligibleLines lines) {
        var shipping = lines.cart().shipping();
        return shipping.minorUnits() > 0
                ? Optional.empty()
                : Optional.of(Ineligibility.of(
                        IneligibilityReason.NO_SHIPPING,
                        "The order has no shipping to take off.",
                        shipping,
                        new Money(1, shipping.currency())));
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE);
    }

    @Override
    public Item toItem() {
        return Item.map().text("type", TYPE);
    }

    static Benefit from(Item item, Currency currency) {
        return new FreeShipping();
    }
}
