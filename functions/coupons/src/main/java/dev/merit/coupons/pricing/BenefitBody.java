package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A benefit in JSON: which of the fields belong to it, its type says.
@Schema(name = "Benefit")
@RegisterForReflection
public record BenefitBody(
        Type type,
        @Nullable Percent percent,
        @Nullable Money maximum,
        @Nullable Money amount,
        @Nullable String factor) {

    @Schema(name = "BenefitType")
    public enum Type {
        @JsonProperty("percentOff")
        PERCENT_OFF,
        @JsonProperty("amountOff")
        AMOUNT_OFF,
        @JsonProperty("freeShipping")
        FREE_SHIPPING,
        @JsonProperty("storedValue")
        STORED_VALUE,
        @JsonProperty("pointsMultiplier")
        POINTS_MULTIPLIER
    }

    static BenefitBody of(Benefit benefit) {
        return switch (benefit) {
            case Benefit.PercentOff(var percent, var maximum) ->
                new BenefitBody(Type.PERCENT_OFF, percent, maximum, null, null);
            case Benefit.AmountOff(var amount) -> new BenefitBody(Type.AMOUNT_OFF, null, null, amount, null);
            case Benefit.StoredValue(var amount) -> new BenefitBody(Type.STORED_VALUE, null, null, amount, null);
            case Benefit.PointsMultiplier(var factor) ->
                new BenefitBody(Type.POINTS_MULTIPLIER, null, null, null, factor.text());
            case Benefit.FreeShipping() -> new BenefitBody(Type.FREE_SHIPPING, null, null, null, null);
        };
    }
}
