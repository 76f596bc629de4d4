package dev.merit.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/// Distinguishes values made of a text, such as an id or a percentage, from values made of fields, for
/// the message about a wrong type. Both are records, so by its type alone each would be called an object.
final class TextExpected extends DeserializationProblemHandler {

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator made,
            @Nullable JsonParser json,
            String message)
            throws JsonMappingException {
        return refused(made, json == null ? context.getParser() : json);
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser json, @Nullable String message)
            throws JsonMappingException {
        return type.isRecordType() && context.findRootValueDeserializer(type) instanceof ValueInstantiator.Gettable of
                ? refused(of.getValueInstantiator(), json)
                : NOT_HANDLED;
    }

    private static Object refused(@Nullable ValueInstantiator made, JsonParser json) throws JsonMappingException {
        if (made != null && made.canCreateFromString()) {
            throw MismatchedInputException.from(json, String.class, "must be a text");
        }
        return NOT_HANDLED;
    }
}
