package dev.merit.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.merit.shared.problems.Pointer;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.Reasons;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the problem of JSON that Jackson cannot bind. JSON that is broken, has another structure or an unknown field
/// is unreadable (400). JSON of the right structure in which a value is missing or not acceptable is refused (422).
public final class JsonFailure {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");
    private static final Pattern ONE_OF = Pattern.compile("for Enum class: \\[(.*)]");

    private JsonFailure() {}

    public static Problem problem(JsonProcessingException failure) {
        return switch (failure) {
            case InvalidDefinitionException _ -> Problem.internal();
            case UnrecognizedPropertyException e -> unreadable(e, "is not known here");
            case InvalidNullException e -> refused(e, "is required");
            case InvalidFormatException e when isText(e) -> refused(e, formOf(e));
            case ValueInstantiationException e ->
                refused(e, e.getCause() == null ? "is required" : Reasons.of(e.getCause()));
            case MismatchedInputException e when isNull(e) -> refused(e, "is required");
            case MismatchedInputException e -> unreadable(e, shapeOf(e.getTargetType()));
            case JsonMappingException e
            when e.getCause() instanceof InputCoercionException -> refused(e, "is out of range");
            case JsonMappingException e when e.getCause() instanceof JsonProcessingException cause -> problem(cause);
            case JsonMappingException e -> unreadable(e, "cannot be read");
            case StreamReadException e -> Problem.unreadable(new FieldError("", brokenness(e)));
            default ->
                Problem.unreadable(new FieldError("", "is nested too deeply, or has a name, number or text too long"));
        };
    }

    private static Problem unreadable(JsonMappingException e, String reason) {
        return Problem.unreadable(new FieldError(Pointer.to(e.getPath()), reason));
    }

    private static Problem refused(JsonMappingException e, String reason) {
        return Problem.invalid(List.of(new FieldError(Pointer.to(e.getPath()), reason)));
    }

    private static boolean isNull(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Cannot map `null` into type")
                || e.getOriginalMessage().startsWith("Missing required creator property");
    }

    /// Whether a text is the right type and only its content is wrong. An empty text for an object is the wrong type.
    private static boolean isText(InvalidFormatException e) {
        return e.getValue() instanceof String && !e.getTargetType().isRecord();
    }

    private static String formOf(InvalidFormatException e) {
        var oneOf = ONE_OF.matcher(e.getOriginalMessage());
        return oneOf.find() ? "must be one of " + oneOf.group(1) : "has the wrong form";
    }

    private static String shapeOf(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        } else if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return "must be a whole number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        } else if (type == String.class || type.isEnum()) {
            return "must be a text";
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        } else if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "must be an object";
        }
        return "has the wrong type";
    }

    private static String brokenness(StreamReadException e) {
        var duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
        if (duplicate.find()) {
            return "names the field " + duplicate.group(1) + " twice";
        }
        var where = e.getLocation();
        return where == null || where.getLineNr() < 1
                ? "is not JSON"
                : "is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}
