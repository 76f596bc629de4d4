package dev.merit.local.openapi;

import dev.merit.local.openapi.schemas.Schemas;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemDefinition;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Adds the responses of every problem that an operation answers: the problems that its annotations name, and those
/// that follow from its parameters, its body and its callers.
final class Problems {

    /// Descriptions that the framework adds. They are replaced.
    private static final List<String> DEFAULTS = List.of("Bad Request", "Not Authorized", "Not Allowed");

    private static final int LIMITED = 429;
    private static final Set<Integer> WITH_RETRY_AFTER = Set.of(LIMITED, 503);

    private final OpenAPI document;
    private final DeclaredProblems declared;

    Problems(OpenAPI document, DeclaredProblems declared) {
        this.document = document;
        this.declared = declared;
        ImpliedProblems.SHARED.forEach(this::declareResponse);
    }

    private void declareResponse(CommonProblem problem) {
        var response = OASFactory.createAPIResponse();
        describe(response, problem.definition().status(), List.of(problem.definition()));
        document.getComponents().addResponse(responseName(problem), response);
    }

    void complete(Operation operation) {
        var responses = operation.getResponses();
        var own = new TreeMap<Integer, Set<ProblemDefinition>>();
        declared.of(operation).forEach(problem -> add(own, problem));
        ImpliedProblems.own(operation).forEach(problem -> add(own, problem.definition()));
        for (var problem : ImpliedProblems.shared(operation)) {
            int status = problem.definition().status();
            if (own.containsKey(status)) {
                add(own, problem.definition());
            } else {
                responses.addAPIResponse(Integer.toString(status), reference(problem));
            }
        }
        own.forEach((status, problems) -> describe(response(responses, status), status, problems));
        check(operation);
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    private static void add(Map<Integer, Set<ProblemDefinition>> own, ProblemDefinition problem) {
        own.computeIfAbsent(problem.status(), _ -> new LinkedHashSet<>()).add(problem);
    }

    private static APIResponse response(APIResponses responses, int status) {
        var name = Integer.toString(status);
        if (responses.getAPIResponse(name) == null) {
            responses.addAPIResponse(name, OASFactory.createAPIResponse());
        }
        return responses.getAPIResponse(name);
    }

    /// The words of the annotation on the operation come first, then each code with its meaning.
    private static void describe(APIResponse response, int status, Collection<ProblemDefinition> problems) {
        var words = words(response.getDescription());
        var meanings = problems.stream()
                .map(problem -> "- `" + problem.code() + "`: " + problem.meaning())
                .collect(Collectors.joining("\n"));
        response.setDescription(words + (words.isEmpty() ? "" : "\n\n") + meanings);
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(Schemas.REF + "Problem"));
        problems.forEach(problem -> body.addExample(problem.code(), example(problem)));
        response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
        if (WITH_RETRY_AFTER.contains(status)) {
            response.addHeader(Headers.RETRY_AFTER, Headers.ref(Headers.RETRY_AFTER));
        }
        if (status == LIMITED) {
            response.addHeader(Headers.RATE_LIMIT, Headers.ref(Headers.RATE_LIMIT));
            response.addHeader(Headers.RATE_LIMIT_POLICY, Headers.ref(Headers.RATE_LIMIT_POLICY));
        }
    }

    private static String words(@Nullable String description) {
        return description == null || DEFAULTS.contains(description) ? "" : description;
    }

    private static Example example(ProblemDefinition definition) {
        var problem = Problem.of(definition, definition.meaning().replace("`", ""));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.type());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("code", problem.code());
        body.put("detail", problem.detail());
        return OASFactory.createExample().summary(problem.title()).value(body);
    }

    private static APIResponse reference(CommonProblem problem) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + responseName(problem));
    }

    /// The code in camel case, such as `NotAcceptable`.
    private static String responseName(CommonProblem problem) {
        return Arrays.stream(problem.code().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /// Fails the build where an operation describes a refusal for which it names no problem.
    private static void check(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") && response.getRef() == null && response.getContent() == null) {
                throw new IllegalStateException(
                        operation.getOperationId() + " describes " + status + " and names no problem of that status");
            }
        });
    }
}
