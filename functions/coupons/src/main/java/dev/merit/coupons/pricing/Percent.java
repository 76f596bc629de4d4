package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A percentage above 0 and up to 100, in hundredths of a percent. In JSON it is a decimal text such as `12.5`,
/// since many clients read JSON numbers as binary fractions.
@Schema(type = SchemaType.STRING, pattern = "^[0-9]{1,3}(\\.[0-9]{1,2})?$", examples = "12.5")
@RegisterForReflection
public record Percent(int hundredths) {

    private static final int WHOLE = 100_00;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");

    public Percent {
        if (hundredths <= 0 || hundredths > WHOLE) {
            throw refusal();
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Percent of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw refusal();
        }
        return new Percent(new BigDecimal(text).movePointRight(2).intValueExact());
    }

    @JsonValue
    public String text() {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    /// This percentage of an amount, rounded once, half to even. It is at most the amount.
    Money of(Money amount) {
        var exact = BigDecimal.valueOf(amount.minorUnits()).multiply(BigDecimal.valueOf(hundredths, 4));
        return new Money(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact(), amount.currency());
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("must be a decimal text above 0, at most 100, with at most two decimals");
    }
}
