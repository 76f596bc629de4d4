package dev.merit.shared.http;

import dev.merit.shared.problems.Pointer;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.Reasons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects the errors in the fields of a body, so that one answer names all of them. An absent value passes every
/// check except [#required].
public final class Fields {
    private final String prefix;
    private final List<FieldError> errors;

    public Fields() {
        this("", new ArrayList<>());
    }

    private Fields(String prefix, List<FieldError> errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    /// The fields of the object under this name. Their errors are added to these.
    public Fields in(String name) {
        return new Fields(prefix + Pointer.step(name), errors);
    }

    /// The fields of the element at this index of the list under this name.
    public Fields in(String name, int index) {
        return new Fields(prefix + Pointer.step(name) + "/" + index, errors);
    }

    public Fields required(String name, @Nullable Object value) {
        return when(value == null, name, "is required");
    }

    /// Checks the length in code points. Control characters and halves of surrogate pairs are refused, because they
    /// garble logs and exports. If the text may not be empty, it must not be blank either.
    public Fields text(String name, @Nullable String value, int shortest, int longest) {
        if (value == null) {
            return this;
        }
        var length = value.codePointCount(0, value.length());
        when(length < shortest || length > longest, name, "must have " + shortest + " to " + longest + " characters");
        when(shortest > 0 && value.isBlank() && length >= shortest, name, "must not be blank");
        return when(value.codePoints().anyMatch(Fields::garbles), name, "must not have control characters");
    }

    /// Checks a text that may have several lines, such as a review: it may have tabs and line breaks.
    public Fields freeText(String name, @Nullable String value, int longest) {
        if (value == null) {
            return this;
        }
        when(value.codePointCount(0, value.length()) > longest, name, "must have 0 to " + longest + " characters");
        return when(
                value.codePoints().anyMatch(c -> garbles(c) && "\t\n\r".indexOf(c) < 0),
                name,
                "must not have control characters but tabs and line breaks");
    }

    public Fields range(String name, @Nullable Number value, long min, long max) {
        var wrong = value != null && (value.longValue() < min || value.longValue() > max);
        return when(wrong, name, "must lie between " + min + " and " + max);
    }

    public Fields size(String name, @Nullable Collection<?> values, int min, int max) {
        return size(name, values == null ? null : values.size(), min, max);
    }

    public Fields size(String name, @Nullable Map<?, ?> values, int min, int max) {
        return size(name, values == null ? null : values.size(), min, max);
    }

    private Fields size(String name, @Nullable Integer size, int min, int max) {
        var wrong = size != null && (size < min || size > max);
        return when(wrong, name, "must have " + min + " to " + max + " entries");
    }

    /// Makes a value by its own constructor, whose `IllegalArgumentException` gives the reason; null if it is refused.
    public <F, T> @Nullable T value(String name, @Nullable F raw, Function<F, T> make) {
        if (raw == null) {
            return null;
        }
        try {
            return make.apply(raw);
        } catch (IllegalArgumentException e) {
            when(true, name, Reasons.of(e));
            return null;
        }
    }

    public Fields when(boolean wrong, String name, String reason) {
        return wrong ? error(Pointer.step(name), reason) : this;
    }

    /// Adds an error at a JSON pointer relative to these fields; `""` is the object itself.
    public Fields error(String pointer, String reason) {
        errors.add(new FieldError(prefix + pointer, reason));
        return this;
    }

    /// The problem of one wrong field, named by its JSON pointer, for errors that the body alone does not show.
    public static ProblemException wrong(String pointer, String reason) {
        return new ProblemException(Problem.invalid(List.of(new FieldError(pointer, reason))));
    }

    public Optional<Problem> problem() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(Problem.invalid(errors));
    }

    public void check() {
        problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }

    private static boolean garbles(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
