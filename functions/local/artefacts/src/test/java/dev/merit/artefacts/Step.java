package dev.merit.artefacts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request of a scenario with what it must be answered. Path, headers, body and the member who calls may
/// have names in braces, which stand for values of earlier answers.
///
/// @param at where it stands, such as `members.txt:12`
/// @param caller such as `shop`, or `member:{ann}`
/// @param code of the problem that is expected
/// @param captures by name, where in the answer the value is: a JSON pointer, a header, or `code` for the
/// first in a CSV
/// @param expected the value at each of these JSON pointers
/// @param comparable whether the body is the same in every run, but for ids and times
record Step(
        String at,
        String caller,
        String method,
        String path,
        int status,
        @Nullable String code,
        Map<String, String> headers,
        @Nullable String body,
        Map<String, String> captures,
        Map<String, String> expected,
        boolean comparable) {

    /// A step that stands in no file.
    static Step of(String caller, String method, String path, int status, @Nullable String code) {
        return new Step("", caller, method, path, status, code, Map.of(), null, Map.of(), Map.of(), true);
    }

    Step at(String place) {
        return new Step(place, caller, method, path, status, code, headers, body, captures, expected, comparable);
    }

    Step with(
            Map<String, String> headers,
            @Nullable String body,
            Map<String, String> captures,
            Map<String, String> expected,
            boolean comparable) {
        return new Step(
                at,
                caller,
                method,
                path,
                status,
                code,
                Map.copyOf(headers),
                body,
                Map.copyOf(captures),
                Map.copyOf(expected),
                comparable);
    }

    Step with(Map<String, String> headers, @Nullable String body) {
        return with(headers, body, captures, expected, comparable);
    }

    /// The step with `{n}` and `{2n}` replaced in its path and body.
    Step numbered(int n) {
        return new Step(
                at,
                caller,
                method,
                numbered(path, n),
                status,
                code,
                headers,
                body == null ? null : numbered(body, n),
                captures,
                expected,
                comparable);
    }

    private static String numbered(String text, int n) {
        return text.replace("{n}", Integer.toString(n)).replace("{2n}", Integer.toString(2 * n));
    }

    static Caller caller(String name) {
        return switch (name) {
            case "nobody" -> Caller.NOBODY;
            case "shop" -> Caller.SHOP;
            case "marketer" -> Caller.MARKETER;
            case "operator" -> Caller.OPERATOR;
            case "staff" -> Caller.as("storefront", "marketer", "operator");
            default -> Caller.member(name.substring("member:".length()));
        };
    }

    @Override
    public String toString() {
        return (at + " " + method + " " + path).strip();
    }
}
