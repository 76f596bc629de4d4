package dev.merit.shared.json;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes Jackson write a list, set or map by its declared type. It writes the same by the type of the value, but has to
/// make a writer of that type when the first value comes.
final class StaticContainers extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerialize.@Nullable Typing findSerializationTyping(Annotated annotated) {
        return annotated instanceof AnnotatedMember && isContainer(annotated.getRawType())
                ? JsonSerialize.Typing.STATIC
                : null;
    }

    private static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
