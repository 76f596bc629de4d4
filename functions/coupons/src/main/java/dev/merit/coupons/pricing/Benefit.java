package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a coupon does for an order. Each benefit is a class of its own with all that belongs to it: its JSON and
/// the words for it, its check, its effect, its refusal, and its item. This file lists them and nothing else does;
/// a new benefit is added to the schema, to the `permits` clause and to [Type].
///
/// All amounts of a benefit are in the strategy's currency. A benefit takes off or pays at most what the goods and
/// the shipping cost that it is for.
@Schema(
        name = "Benefit",
        description = "What a coupon does for an order; `type` says which fields it has.",
        oneOf = {
            PercentOff.Body.class,
            AmountOff.Body.class,
            FreeShipping.Body.class,
            BuyXGetY.Body.class,
            StoredValue.Body.class,
            PointsMultiplier.Body.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = PercentOff.TYPE, schema = PercentOff.Body.class),
            @DiscriminatorMapping(value = AmountOff.TYPE, schema = AmountOff.Body.class),
            @DiscriminatorMapping(value = FreeShipping.TYPE, schema = FreeShipping.Body.class),
            @DiscriminatorMapping(value = BuyXGetY.TYPE, schema = BuyXGetY.Body.class),
            @DiscriminatorMapping(value = StoredValue.TYPE, schema = StoredValue.Body.class),
            @DiscriminatorMapping(value = PointsMultiplier.TYPE, schema = PointsMultiplier.Body.class)
        })
public sealed interface Benefit permits PercentOff, AmountOff, FreeShipping, BuyXGetY, StoredValue, PointsMultiplier {

    /// The types by which JSON and items name the benefits.
    @RegisterForReflection
    enum Type {
        @JsonProperty(PercentOff.TYPE)
        PERCENT_OFF(PercentOff.TYPE, PercentOff.Body.class, PercentOff::from),
        @JsonProperty(AmountOff.TYPE)
        AMOUNT_OFF(AmountOff.TYPE, AmountOff.Body.class, AmountOff::from),
        @JsonProperty(FreeShipping.TYPE)
        FREE_SHIPPING(FreeShipping.TYPE, FreeShipping.Body.class, FreeShipping::from),
        @JsonProperty(BuyXGetY.TYPE)
        BUY_X_GET_Y(BuyXGetY.TYPE, BuyXGetY.Body.class, BuyXGetY::from),
        @JsonProperty(StoredValue.TYPE)
        STORED_VALUE(StoredValue.TYPE, StoredValue.Body.class, StoredValue::from),
        @JsonProperty(PointsMultiplier.TYPE)
        POINTS_MULTIPLIER(PointsMultiplier.TYPE, PointsMultiplier.Body.class, PointsMultiplier::from);

        private final String text;
        private final Class<? extends BenefitBody.Content> body;
        /// A reference to a static method, which has no state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final BiFunction<Item, Currency, Benefit> reader;

        Type(String text, Class<? extends BenefitBody.Content> body, BiFunction<Item, Currency, Benefit> reader) {
            this.text = text;
            this.body = body;
            this.reader = reader;
        }

        Class<? extends BenefitBody.Content> body() {
            return body;
        }

        private static Type of(String text) {
            for (var type : values()) {
                if (type.text.equals(text)) {
                    return type;
                }
            }
            throw new IllegalStateException("no benefit is called " + text);
        }
    }

    /// What the benefit does for the eligible lines of an order that meets all conditions.
    Evaluation.Eligible apply(EligibleLines lines);

    /// What the order lacks for the benefit, although it meets all conditions.
    default Optional<Ineligibility> refusal(EligibleLines lines) {
        return Optional.empty();
    }

    /// Whether the benefit has no effect where it takes nothing off and pays nothing.
    default boolean worksByAmount() {
        return true;
    }

    /// Whether the benefit takes off less, in proportion, where other discounts apply before it.
    default boolean worksByPercentage() {
        return false;
    }

    /// The amount that a coupon is worth as a means of payment, if it is one.
    default Optional<Money> storedValue() {
        return Optional.empty();
    }

    /// How many times the points a purchase earns, if the benefit multiplies points.
    default Optional<Rate> pointsFactor() {
        return Optional.empty();
    }

    BenefitBody.Content toBody();

    Item toItem();

    static Benefit from(Item item, Currency currency) {
        return Type.of(item.text("type")).reader.apply(item, currency);
    }
}
