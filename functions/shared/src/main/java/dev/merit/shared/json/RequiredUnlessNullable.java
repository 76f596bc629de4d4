package dev.merit.shared.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Executable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes each component of Merit's records required unless it is `@Nullable`. So callers and the compiler always see
/// the same nullness. An absent field and a null field are the same. Null in a list or map is always refused.
final class RequiredUnlessNullable extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String OURS = "dev.merit.";

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !parameter.getDeclaringClass().getName().startsWith(OURS)
                || !(parameter.getOwner().getAnnotated() instanceof Executable creator)) {
            return null;
        }
        var type = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
        var optional = type.isAnnotationPresent(Nullable.class) || parameter.getRawType() == Optional.class;
        return JsonSetter.Value.construct(optional ? Nulls.DEFAULT : Nulls.FAIL, Nulls.FAIL);
    }
}
