package dev.merit.local.openapi;

import dev.merit.local.openapi.schemas.Codes;
import dev.merit.local.openapi.schemas.Schemas;
import dev.merit.shared.problems.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Every problem that an operation may answer: those that its description names by their codes, and those that follow
/// from what it takes.
final class Problems {

    /// What may be a code in a description; where a colon follows, the resource says itself what it means.
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`(:?)");

    private static final Pattern ONLY_CODES = Pattern.compile("(`[a-z-]+`|,| |or|Or|\\.)*");

    private final OpenAPI document;

    Problems(OpenAPI document) {
        this.document = document;
        shared("Unauthorized", 401, "unauthorized");
        shared("Forbidden", 403, "forbidden");
        shared("NotAcceptable", 406, "not-acceptable");
        shared("RequestTimeout", 408, "request-timeout");
        shared("BodyTooLarge", 413, "body-too-large");
        shared("UnsupportedMediaType", 415, "unsupported-media-type");
        later(shared("TooManyRequests", 429, "too-many-requests"));
        shared("InternalError", 500, "internal-error");
        later(shared("Unavailable", 503, "unavailable"));
    }

    void complete(Operation operation) {
        var answers = operation.getResponses();
        ImpliedProblems.codes(operation).forEach((status, codes) -> {
            if (answers.getAPIResponse(status) == null) {
                answers.addAPIResponse(status, OASFactory.createAPIResponse());
            }
            describe(answers.getAPIResponse(status), Integer.parseInt(status), codes);
        });
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("4") && !status.equals("429") && answer.getContent() == null) {
                describe(answer, Integer.parseInt(status), Set.of());
            }
        });
        if (!Callers.of(operation).isEmpty()) {
            refer(answers, "401", "Unauthorized");
            refer(answers, "403", "Forbidden");
            tooMany(answers);
            refer(answers, "503", "Unavailable");
        }
        if (operation.getRequestBody() != null) {
            refer(answers, "408", "RequestTimeout");
            refer(answers, "413", "BodyTooLarge");
            refer(answers, "415", "UnsupportedMediaType");
        }
        refer(answers, "406", "NotAcceptable");
        refer(answers, "500", "InternalError");
        answers.setAPIResponses(new TreeMap<>(answers.getAPIResponses()));
    }

    private void describe(APIResponse answer, int status, Collection<String> more) {
        var words = wordsOf(answer.getDescription());
        var told = new LinkedHashSet<String>();
        var codes = new LinkedHashSet<String>();
        CODE.matcher(words).results().filter(Problems::isCode).forEach(match -> {
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
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(Schemas.REF + "Problem"));
        codes.forEach(code -> body.addExample(code, example(status, code)));
        answer.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    }

    /// One word is a code where it has a meaning as one; more words are always.
    private static boolean isCode(MatchResult match) {
        return match.group(1).contains("-") || Codes.MEANINGS.containsKey(match.group(1));
    }

    /// What the framework adds of itself says nothing.
    private static String wordsOf(@Nullable String description) {
        return description == null
                        || List.of("Bad Request", "Not Authorized", "Not Allowed")
                                .contains(description)
                ? ""
                : description;
    }

    private static Example example(int status, String code) {
        var problem = Problem.of(status, code, Codes.meaning(code).replace("`", ""));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.type());
        body.put("title", problem.title());
        body.put("status", status);
        body.put("code", code);
        body.put("detail", problem.detail());
        return OASFactory.createExample().summary(problem.title()).value(body);
    }

    private APIResponse shared(String name, int status, String code) {
        var answer = OASFactory.createAPIResponse();
        describe(answer, status, List.of(code));
        document.getComponents().addResponse(name, answer);
        return answer;
    }

    /// An operation that refuses too many of something itself does so beside the gateway.
    private void tooMany(APIResponses answers) {
        var own = answers.getAPIResponse("429");
        if (own == null) {
            refer(answers, "429", "TooManyRequests");
        } else {
            describe(own, 429, Set.of("too-many-requests"));
            later(own);
        }
    }

    private static void later(APIResponse answer) {
        answer.addHeader(Headers.RETRY_AFTER, Headers.ref(Headers.RETRY_AFTER));
    }

    private static void refer(APIResponses answers, String status, String name) {
        answers.addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
    }
}
