package dev.merit.shared.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of a JSON text, each under its path: `results[0].problem.code`. A name after a list is read from each
/// element of the list that is not null: `items.memberId` is the list of all ids. What is absent is null.
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Object root;

    private Json(@Nullable Object root) {
        this.root = root;
    }

    public static Json of(String text) {
        try {
            return new Json(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /// The value as what the caller takes it for; the empty path is the whole.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T get(String path) {
        var value = root;
        for (var step : path.split("[.\\[]", -1)) {
            if (!step.isEmpty()) {
                value = step.endsWith("]")
                        ? element(value, Integer.parseInt(step.substring(0, step.length() - 1)))
                        : member(value, step);
            }
        }
        return (T) value;
    }

    public String getString(String path) {
        Object value = get(path);
        return value == null ? null : value.toString();
    }

    public int getInt(String path) {
        return Math.toIntExact(getLong(path));
    }

    public long getLong(String path) {
        return this.<Number>get(path).longValue();
    }

    public double getDouble(String path) {
        return this.<Number>get(path).doubleValue();
    }

    public boolean getBoolean(String path) {
        return this.<Boolean>get(path);
    }

    public <K, V> Map<K, V> getMap(String path) {
        return get(path);
    }

    public <T> List<T> getList(String path) {
        return get(path);
    }

    /// The same, each element as text or as a number of this type.
    public <T> List<T> getList(String path, Class<T> type) {
        return this.<List<?>>get(path).stream()
                .map(element -> MAPPER.convertValue(element, type))
                .toList();
    }

    /// The first element of a list whose member of this name has this value.
    public Optional<Json> find(String path, String name, Object value) {
        return this.<List<?>>get(path).stream()
                .filter(element -> value.equals(member(element, name)))
                .findFirst()
                .map(Json::new);
    }

    private static @Nullable Object element(@Nullable Object list, int index) {
        return list instanceof List<?> elements && index < elements.size() ? elements.get(index) : null;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> object) {
            return object.get(name);
        }
        if (value instanceof List<?> elements) {
            var found = new ArrayList<@Nullable Object>();
            elements.stream().filter(Objects::nonNull).forEach(element -> found.add(member(element, name)));
            return found;
        }
        return null;
    }
}
