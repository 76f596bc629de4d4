package dev.merit.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;

/// Binds parts of a body by the same strict rules as a whole body. A type that is bound here is in no signature of a
/// resource, so it needs `@RegisterForReflection` for the native image.
@Singleton
public final class Json {
    private final ObjectMapper mapper;

    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// For a client without injection that reads and writes by the same rules as the functions.
    public static Json strict() {
        var mapper = JsonMapper.builder().build();
        StrictMapper.configure(mapper);
        return new Json(mapper);
    }

    /// Binds one row of a batch, so that only this row fails. The pointers of its problem start at the row.
    public <T> BindingResult<T> bind(JsonNode row, Class<T> type) {
        if (!row.isObject()) {
            return new BindingResult.Bad<>(Problem.unreadable(new FieldError("", "must be an object")));
        }
        try {
            return new BindingResult.Value<>(mapper.treeToValue(row, type));
        } catch (JsonProcessingException e) {
            return new BindingResult.Bad<>(JsonFailure.problem(e));
        }
    }

    /// Applies a JSON Merge Patch to the JSON form of a value and binds the result.
    ///
    /// @param current the fields that may be changed, and no others: any other field is refused as unknown
    public <T> T patch(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw new ProblemException(Problem.unreadable(new FieldError("", "must be an object")));
        }
        return switch (bind(MergePatch.apply(mapper.valueToTree(current), patch), type)) {
            case BindingResult.Value<T>(var value) -> value;
            case BindingResult.Bad<T>(var problem) -> throw new ProblemException(problem);
        };
    }

    /// The JSON form of a value.
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /// Reads a tree from JSON that Merit has written, such as the JSON in an item.
    public JsonNode read(String ours) {
        try {
            return mapper.readTree(ours);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Merit can read the JSON that it has written", e);
        }
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Merit can write its own answers", e);
        }
    }
}
