package dev.merit.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.function.Function;

/// Reads a value from a JSON string only. Jackson's own readers of dates also take numbers and arrays, whose units the
/// caller would have to guess.
final class FromText<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw MismatchedInputException.from(json, String.class, "must be a text");
        }
        try {
            return parse.apply(json.getText());
        } catch (IllegalArgumentException e) {
            throw ValueInstantiationException.from(json, "not acceptable", getValueType(context), e);
        }
    }
}
