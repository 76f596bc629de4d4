package dev.merit.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.AccessPattern;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads whole numbers, including `100.0` and `1e2`: JSON Schema counts them as integers, and some languages write them
/// so. A fraction is refused. Jackson's own reader reads everything else.
final class WholeNumber<T extends Number> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    /// The digits of the largest `long`.
    private static final int MAX_DIGITS = 19;

    /// Makes the number from one that is in the type's range.
    interface Conversion<T> {
        T narrow(long number);
    }

    private final transient JsonDeserializer<?> plain;
    private final transient Conversion<T> conversion;
    private final long min;
    private final long max;

    WholeNumber(Class<T> type, long min, long max, Conversion<T> conversion) {
        super(type);
        this.plain = NumberDeserializers.find(type, type.getName());
        this.conversion = conversion;
        this.min = min;
        this.max = max;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)
                ? conversion.narrow(whole(json))
                : (T) plain.deserialize(json, context);
    }

    private long whole(JsonParser json) throws IOException {
        var number = json.getDecimalValue().stripTrailingZeros();
        if (number.scale() > 0) {
            throw MismatchedInputException.from(json, handledType(), "must be a whole number");
        }
        // An exponent may be so large that the number has too many digits to be written.
        if (number.precision() - (long) number.scale() > MAX_DIGITS
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new InputCoercionException(json, "out of range", JsonToken.VALUE_NUMBER_FLOAT, handledType());
        }
        return number.longValueExact();
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
        return (T) plain.getNullValue(context);
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return plain.getNullAccessPattern();
    }
}
