package dev.merit.local.openapi;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Every problem that an operation may answer: those that its description names by their codes, and those that follow
/// from what it takes.
final class Problems {

    private static final String MEDIA_TYPE = dev.merit.shared.http.Problem.MEDIA_TYPE;

    /// A code in a description; where a colon follows, the resource says itself what it means.
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`(:?)");

    private static final Pattern ONLY_CODES = Pattern.compile("(`[a-z-]+`|,| |or|Or|\\.)*");

    private final OpenAPI document;

    Problems(OpenAPI document) {
        this.document = document;
        ProblemSchema.complete(document);
        shared("Unauthorized", 401, "unauthorized");
        shared("Forbidden", 403, "forbidden");
        shared("NotAcceptable", 406, "not-acceptable");
        shared("BodyTooLarge", 413, "body-too-large");
        shared("UnsupportedMediaType", 415, "unsupported-media-type");
        later(shared("TooManyRequests", 429, "too-many-requests"));
        shared("InternalError", 500, "internal-error");
        later(shared("Unavailable", 503, "unavailable"));
    }

    void complete(Operation operation) {
        var answers = operation.getResponses();
        own(operation).forEach((status, codes) -> {
            var answer = answers.getAPIResponse(status);
            if (answer == null) {
                answer = OASFactory.createAPIResponse();
                answers.addAPIResponse(status, answer);
            }
            describe(answer, Integer.parseInt(status), codes);
        });
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("4") && answer.getContent() == null) {
                describe(answer, Integer.parseInt(status), Set.of());
            }
        });
        if (!Callers.of(operation).isEmpty()) {
            refer(operation, "401", "Unauthorized");
            refer(operation, "403", "Forbidden");
        }
        if (operation.getRequestBody() != null) {
            refer(operation, "413", "BodyTooLarge");
            refer(operation, "415", "UnsupportedMediaType");
        }
        refer(operation, "406", "NotAcceptable");
        refer(operation, "429", "TooManyRequests");
        refer(operation, "500", "InternalError");
        refer(operation, "503", "Unavailable");
    }

    /// The codes that follow from what the operation takes, by their status.
    private static Map<String, Set<String>> own(Operation operation) {
        var unreadable = new LinkedHashSet<String>();
        var refused = new LinkedHashSet<String>();
        if (operation.getRequestBody() != null) {
            unreadable.add(Codes.UNREADABLE);
            refused.add(Codes.FIELDS);
        }
        if (Parameters.asks(operation)) {
            unreadable.add(Codes.PARAMETER);
        }
        if (Parameters.has(operation, "cursor")) {
            unreadable.add(Codes.CURSOR);
        }
        if (Parameters.has(operation, Parameters.IDEMPOTENCY_KEY)) {
            unreadable.add(Codes.KEY);
            refused.add(Codes.KEY_REUSED);
        }
        return Map.of("400", unreadable, "422", refused).entrySet().stream()
                .filter(codes -> !codes.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void describe(APIResponse answer, int status, Collection<String> more) {
        var words = wordsOf(answer.getDescription());
        var told = new LinkedHashSet<String>();
        var codes = new LinkedHashSet<String>();
        CODE.matcher(words).results().forEach(match -> {
            codes.add(match.group(1));
            if (!match.group(2).isEmpty()) {
                told.add(match.group(1));
            }
        });
        codes.addAll(more);
        var meanings = codes.stream()
                .filter(code -> !told.contains(code))
                .map(code -> "- `" + code + "`: " + Codes.meaning(code))
                .collect(Collectors.joining("\n"));
        var own = ONLY_CODES.matcher(words).matches() ? "" : words;
        answer.setDescription(own + (own.isEmpty() || meanings.isEmpty() ? "" : "\n\n") + meanings);
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(Shapes.REF + "Problem"));
        codes.forEach(code -> body.addExample(code, example(status, code)));
        answer.setContent(OASFactory.createContent().addMediaType(MEDIA_TYPE, body));
    }

    /// What the framework adds of itself says nothing.
    private static String wordsOf(@Nullable String description) {
        return description == null
                        || List.of("Bad Request", "Not Authorized", "Not Allowed")
                                .contains(description)
                ? ""
                : description;
    }

    private static org.eclipse.microprofile.openapi.models.examples.Example example(int status, String code) {
        var problem = dev.merit.shared.http.Problem.of(
                status, code, Codes.meaning(code).replace("`", ""));
        return OASFactory.createExample()
                .summary(problem.title())
                .value(Map.of(
                        "type", problem.type(),
                        "title", problem.title(),
                        "status", status,
                        "code", code,
                        "detail", problem.detail()));
    }

    private APIResponse shared(String name, int status, String code) {
        var answer = OASFactory.createAPIResponse();
        describe(answer, status, List.of(code));
        document.getComponents().addResponse(name, answer);
        return answer;
    }

    private static void later(APIResponse answer) {
        answer.addHeader(Headers.RETRY_AFTER, Headers.ref(Headers.RETRY_AFTER));
    }

    private static void refer(Operation operation, String status, String name) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
    }
}
