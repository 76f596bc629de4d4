package dev.merit.shared.http;

import dev.merit.shared.json.Times;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.Reasons;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads query parameters from text, because JAX-RS answers 404 if it cannot convert one. An absent parameter is null.
/// A parameter in the wrong form is answered with 400, which names it as `?name`.
public final class Params {
    /// In a query, a plus sign that is not escaped means a blank.
    private static final Pattern OFFSET_AS_BLANK = Pattern.compile("[0-9] [0-9]{2}:?[0-9]{2}$");

    private Params() {}

    /// Refuses unknown parameters and parameters that are given twice. A caller who writes `?form=` for `?from=`
    /// would otherwise get the answer to another question.
    public static void only(UriInfo uri, String... known) {
        var names = List.of(known);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw invalid(name, "is not known here");
            }
            if (values.size() > 1) {
                throw invalid(name, "is given more than once");
            }
        });
    }

    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text != null && OFFSET_AS_BLANK.matcher(text).find()) {
            throw invalid(name, "has a blank where an offset begins: a plus sign is written %2B");
        }
        return value(name, text, Times::instant);
    }

    public static @Nullable Integer integer(String name, @Nullable String text, int min, int max) {
        if (text == null) {
            return null;
        }
        var reason = "must be a whole number from " + min + " to " + max;
        try {
            var number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Gets the same answer as a number that is out of range.
        }
        throw invalid(name, reason);
    }

    /// Reads a constant of an enum by its name in camel case, as in bodies: `giftVoucher` is GIFT_VOUCHER.
    public static <E extends Enum<E>> @Nullable E one(String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (camelCase(constant).equals(text)) {
                return constant;
            }
        }
        throw invalid(
                name,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Params::camelCase)
                                .collect(Collectors.joining(", ")));
    }

    /// Reads a parameter by the constructor or parser of a value. Its `IllegalArgumentException` gives the reason.
    public static <T> @Nullable T value(String name, @Nullable String text, Function<String, T> parse) {
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw invalid(name, Reasons.of(e));
        }
    }

    /// Reads an id or code of the path. A value in the wrong form is not found, as is an unknown one.
    ///
    /// @param what the kind of thing, as in "member"
    public static <T> T path(String what, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException _) {
            throw unknown(what);
        }
    }

    public static ProblemException unknown(String what) {
        return new ProblemException(Problem.notFound(what));
    }

    public static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw invalid(name, "is required");
        }
        return value;
    }

    private static String camelCase(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).split("_");
        var rest = Arrays.stream(words)
                .skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return words[0] + rest;
    }

    private static ProblemException invalid(String name, String reason) {
        return new ProblemException(Problem.invalidParameter(name, reason));
    }
}
