package dev.merit.shared.problems;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refusal as RFC 9457 writes it. The type and the title follow from the code, so no two answers with one code
/// differ in them. `instance` is the path of the request: it is filled in at the edge, and absent in the problem of a
/// batch's row.
///
/// `figures` are further members at the top level, such as the `have` and `need` of a refusal; they are written as
/// JSON by the same rules as everything else.
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        int status,
        String code,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,

        @JsonAnyGetter @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Object> figures,

        @JsonIgnore @Nullable Duration retryAfter) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// How many wrong fields a problem names, so that its size does not follow from the request's.
    private static final int MAX_ERRORS = 50;

    private static final int MAX_ERRORS_OF_A_ROW = 5;

    /// One field that is wrong. The pointer is a JSON pointer (RFC 6901) into the body, or `?name` for a query
    /// parameter. A name longer than any that a request knows is cut.
    @RegisterForReflection
    public record FieldError(String pointer, String reason) {

        private static final int LONGEST_POINTER = 200;

        public FieldError {
            if (pointer.length() > LONGEST_POINTER) {
                int end = Character.isHighSurrogate(pointer.charAt(LONGEST_POINTER - 1)) ? 1 : 0;
                pointer = pointer.substring(0, LONGEST_POINTER - end) + "…";
            }
        }
    }

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, null, List.of(), Map.of(), null);
    }

    public static Problem unreadable(FieldError error) {
        return of(400, "unreadable-body", "The body cannot be read.").errors(List.of(error));
    }

    public static Problem invalidParameter(String name, String reason) {
        return of(400, "invalid-parameter", "The parameter " + name + " " + reason + ".")
                .errors(List.of(new FieldError("?" + name, reason)));
    }

    public static Problem unauthorized() {
        return of(401, "unauthorized", "A valid bearer token is required.");
    }

    public static Problem forbidden() {
        return of(403, "forbidden", "The caller may not do this.");
    }

    /// Says only which kind of thing is not there, such as "member"; the detail never repeats the id that was asked
    /// for.
    public static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    public static Problem nothingHere() {
        return of(404, "not-found", "There is nothing at this path.");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Problem invalid(List<FieldError> errors) {
        return of(422, "invalid-fields", "Some fields are not acceptable.").errors(errors);
    }

    public static Problem unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    public static Problem unavailable(Duration retryAfter) {
        return of(503, "unavailable", "The service is busy. The same request may be sent again.")
                .retryAfter(retryAfter);
    }

    public static Problem internal() {
        return of(500, "internal-error", "Something went wrong here. The request id names it in the logs.");
    }

    public Problem errors(List<FieldError> errors) {
        return new Problem(status, code, detail, instance, errors, figures, retryAfter);
    }

    /// The problem of one row of a batch, of which an answer may have many: it names the first fields that are wrong.
    public Problem ofRow() {
        return errors(errors.subList(0, Math.min(errors.size(), MAX_ERRORS_OF_A_ROW)));
    }

    public Problem retryAfter(Duration retryAfter) {
        return new Problem(status, code, detail, instance, errors, figures, retryAfter);
    }

    public Problem at(String path) {
        return new Problem(status, code, detail, path, errors, figures, retryAfter);
    }

    /// Adds one figure to the top level of the answer.
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(figures);
        more.put(name, value);
        return new Problem(status, code, detail, instance, errors, more, retryAfter);
    }

    @JsonProperty
    public String type() {
        return "/problems/" + code;
    }

    @JsonProperty
    public String title() {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// The whole seconds of a Retry-After header; a fraction counts as one, since zero would invite a storm.
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
