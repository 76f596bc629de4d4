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

/// Tells a value that is made of a text, an id or a percentage say, from one that is made of fields, where something
/// else is given for it. Both are records, so that by the type alone either would be said to be an object.
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
