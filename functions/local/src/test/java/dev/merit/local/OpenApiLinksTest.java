package dev.merit.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The links of the OpenAPI document lead somewhere, with values that are there.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiLinksTest {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

    private record DocumentedLink(Operation from, JsonNode answer, Operation to, JsonNode node) {

        Map<String, String> parameters() {
            return texts(node.path("parameters"));
        }

        private static Map<String, String> texts(JsonNode object) {
            return object.propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, field -> field.getValue().asText()));
        }

        @Override
        public String toString() {
            return from.id() + " -> " + to.id();
        }
    }

    private OpenApiDocument document;
    private List<DocumentedLink> links = List.of();

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
        var operations = document.operations().stream().collect(Collectors.toMap(Operation::id, Function.identity()));
        var found = new ArrayList<DocumentedLink>();
        for (var operation : document.operations()) {
            operation
                    .node()
                    .get("responses")
                    .forEach(answer -> answer.path("links").forEach(link -> {
                        var target = link.path("operationId").asText();
                        assertThat(operations).containsKey(target);
                        found.add(new DocumentedLink(operation, answer, requireNonNull(operations.get(target)), link));
                    }));
        }
        links = found;
    }

    @Test
    void giveEveryParameterOfThePathAndNoneThatIsNotThere() {
        assertThat(links).hasSizeGreaterThan(60).allSatisfy(link -> {
            var parameters = link.to().node().path("parameters").findValuesAsText("name");
            assertThat(parameters)
                    .as(link.toString())
                    .containsAll(link.parameters().keySet());
            if (!link.parameters().isEmpty()) {
                assertThat(link.parameters().keySet()).as(link.toString()).containsAll(pathParameters(link.to()));
            }
        });
    }

    @Test
    void takeValuesThatAreInTheAnswerOrTheRequest() {
        assertThat(links).allSatisfy(link -> {
            var values = new ArrayList<>(link.parameters().values());
            for (var value : values) {
                if (value.startsWith("$response.body#")) {
                    var schema = link.answer().at("/content/application~1json/schema");
                    assertThat(has(schema, value.substring(value.indexOf('#') + 2)))
                            .as(link + " " + value)
                            .isTrue();
                } else if (value.startsWith("$request.body#")) {
                    assertThat(bodyFields(link.from())).contains(value.substring(value.indexOf('#') + 2));
                } else if (value.startsWith("$")) {
                    assertThat(value).startsWith("$request.path.");
                    assertThat(pathParameters(link.from())).contains(value.substring("$request.path.".length()));
                }
            }
        });
    }

    @Test
    void leadToEveryOperationWithAParameterInItsPath() {
        var reached = links.stream().map(link -> link.to().id()).collect(Collectors.toSet());
        assertThat(document.operations().stream()
                        .filter(operation -> !pathParameters(operation).isEmpty())
                        .map(Operation::id))
                .allMatch(reached::contains);
    }

    private boolean has(JsonNode schema, String pointer) {
        var node = document.resolve(schema);
        for (var step : pointer.split("/", -1)) {
            node = document.resolve(
                    step.matches("\\d+")
                            ? node.path("items")
                            : node.path("properties").path(step));
        }
        return !node.isMissingNode();
    }

    private Set<String> bodyFields(Operation operation) {
        return operation
                .bodies()
                .flatMap(body ->
                        document.resolve(body.get("schema")).path("properties").propertyStream())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> pathParameters(Operation operation) {
        return PATH_PARAMETER
                .matcher(operation.path())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
