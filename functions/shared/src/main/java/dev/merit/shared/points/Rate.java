package dev.merit.shared.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A rate from 0 to 1000, counted in ten-thousandths; in JSON a decimal text such as `1.5`, since a JSON number may
/// pass through binary fractions on its way.
@RegisterForReflection
@Schema(type = SchemaType.STRING, pattern = "^[0-9]{1,4}(\\.[0-9]{1,4})?$", examples = "1.5")
public record Rate(long tenThousandths) {

    public static final BigInteger ONE = BigInteger.valueOf(10_000);

    private static final long MAX = 10_000_000;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4})?");

    public Rate {
        if (tenThousandths < 0 || tenThousandths > MAX) {
            throw refusal();
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Rate of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw refusal();
        }
        return new Rate(new BigDecimal(text).movePointRight(4).longValueExact());
    }

    @JsonValue
    public String text() {
        return decimal().stripTrailingZeros().toPlainString();
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(tenThousandths, 4);
    }

    /// So many times the rate, rounded down.
    public long floor(long number) {
        return BigInteger.valueOf(number)
                .multiply(BigInteger.valueOf(tenThousandths))
                .divide(ONE)
                .longValueExact();
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("must be a decimal text from 0 to 1000 with at most four decimals");
    }
}
