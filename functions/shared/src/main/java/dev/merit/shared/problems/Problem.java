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

/// The answer to a request that is refused, in the form of RFC 9457. Status, code and title come from its definition,
/// so all answers with one code have the same.
///
/// @param instance   the path of the request: set where the answer is written, absent in the row of a batch
/// @param figures    further members at the top level, such as `have` and `need`
/// @param retryAfter the time to wait, written as the header Retry-After
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @JsonIgnore ProblemDefinition definition,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,

        @JsonAnyGetter @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Object> figures,

        @JsonIgnore @Nullable Duration retryAfter) {

    /// The figure of a limit on what a caller may do in a minute, and the name of what is limited.
    public static final String LIMIT = "limit";

    public static final String POLICY = "policy";

    public static final String MEDIA_TYPE = "application/problem+json";

    /// The number of wrong fields that a problem names. It keeps the answer small for a large request.
    private static final int MAX_ERRORS = 50;

    private static final int MAX_ERRORS_OF_A_ROW = 5;

    /// One field that is wrong. The pointer is a JSON pointer (RFC 6901) into the body, or `?name` for a query
    /// parameter. A pointer that is longer than any field of a request is cut.
    @RegisterForReflection
    public record FieldError(String pointer, String reason) {

        private static final int MAX_POINTER_LENGTH = 200;

        public FieldError {
            if (pointer.length() > MAX_POINTER_LENGTH) {
                int end = Character.isHighSurrogate(pointer.charAt(MAX_POINTER_LENGTH - 1)) ? 1 : 0;
                pointer = pointer.substring(0, MAX_POINTER_LENGTH - end) + "…";
            }
        }
    }

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type.definition(), detail);
    }

    public static Problem of(ProblemDefinition definition, String detail) {
        return new Problem(definition, detail, null, List.of(), Map.of(), null);
    }

    public static Problem unreadable(FieldError error) {
        return of(CommonProblem.UNREADABLE_BODY, "The body cannot be read.").errors(List.of(error));
    }

    public static Problem invalidParameter(String name, String reason) {
        return of(CommonProblem.INVALID_PARAMETER, "The parameter " + name + " " + reason + ".")
                .errors(List.of(new FieldError("?" + name, reason)));
    }

    public static Problem unauthorized() {
        return of(CommonProblem.UNAUTHORIZED, "A valid bearer token is required.");
    }

    public static Problem forbidden() {
        return of(CommonProblem.FORBIDDEN, "The caller may not do this.");
    }

    /// Says only what kind of thing does not exist, such as "member". The detail never repeats the id of the request.
    public static Problem notFound(String what) {
        return of(CommonProblem.NOT_FOUND, "There is no such " + what + ".");
    }

    public static Problem nothingHere() {
        return of(CommonProblem.NOT_FOUND, "There is nothing at this path.");
    }

    public static Problem methodNotAllowed() {
        return of(CommonProblem.METHOD_NOT_ALLOWED, "This path does not know the method.");
    }

    public static Problem invalid(List<FieldError> errors) {
        return of(CommonProblem.INVALID_FIELDS, "Some fields are not acceptable.")
                .errors(errors);
    }

    public static Problem unavailable(Duration retryAfter) {
        return of(CommonProblem.UNAVAILABLE, "The service is busy. The same request may be sent again.")
                .retryAfter(retryAfter);
    }

    public static Problem internal() {
        return of(CommonProblem.INTERNAL_ERROR, "Something went wrong here. The request id names it in the logs.");
    }

    public Problem errors(List<FieldError> errors) {
        return new Problem(definition, detail, instance, errors, figures, retryAfter);
    }

    /// The problem of one row of a batch. It names only the first wrong fields, because an answer may have many rows.
    public Problem ofRow() {
        return errors(errors.subList(0, Math.min(errors.size(), MAX_ERRORS_OF_A_ROW)));
    }

    public Problem retryAfter(Duration retryAfter) {
        return new Problem(definition, detail, instance, errors, figures, retryAfter);
    }

    public Problem at(String path) {
        return new Problem(definition, detail, path, errors, figures, retryAfter);
    }

    /// Adds one figure to the top level of the answer.
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(figures);
        more.put(name, value);
        return new Problem(definition, detail, instance, errors, more, retryAfter);
    }

    @JsonProperty
    public String type() {
        return "/problems/" + code();
    }

    @JsonProperty
    public String title() {
        return definition.title();
    }

    @JsonProperty
    public int status() {
        return definition.status();
    }

    @JsonProperty
    public String code() {
        return definition.code();
    }

    /// The whole seconds of a Retry-After header, at least one: zero would make clients retry at once.
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
