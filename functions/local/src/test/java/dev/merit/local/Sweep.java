package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What every test of bad input asks: how to spoil a body, what a problem looks like, and what is stored.
final class Sweep {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sweep() {}

    /// Every item of the table by its key.
    static Map<String, String> stored(DynamoDbClient client, String table) {
        var items = new TreeMap<String, String>();
        client.scanPaginator(b -> b.tableName(table).consistentRead(true))
                .items()
                .forEach(item ->
                        items.put(item.get("pk").s() + " " + item.get("sk").s(), new TreeMap<>(item).toString()));
        return items;
    }

    static Response is(Response answer, int status, String code) {
        problem(answer);
        assertThat(answer.statusCode() + " "
                        + read(answer.asString()).path("code").asText())
                .as(answer.asString())
                .isEqualTo(status + " " + code);
        return answer;
    }

    /// A problem with the field named.
    static Response is(Response answer, int status, String code, String pointer) {
        is(answer, status, code);
        assertThat(pointers(answer)).as(answer.asString()).contains(pointer);
        return answer;
    }

    static void problem(Response answer) {
        assertThat(answer.contentType())
                .as(answer.statusCode() + answer.asString())
                .isEqualTo("application/problem+json");
        // Not by RestAssured's paths: it compiles a script for each of them, in tests that ask thousands.
        var problem = read(answer.asString());
        assertThat(problem.path("type").asText())
                .isEqualTo("/problems/" + problem.path("code").asText());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "dev.merit", "amazon", "jackson", "java.");
    }

    static List<String> pointers(Response answer) {
        return read(answer.asString())
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asText())
                .toList();
    }

    /// A body with one more field at the top.
    static String with(String body, String name) {
        return ((ObjectNode) read(body)).put(name, "red").toString();
    }

    /// A body with another value at a pointer.
    static String with(String body, String pointer, String value) {
        var root = read(body);
        var at = JsonPointer.compile(pointer);
        var parent = root.at(at.head());
        if (parent instanceof ArrayNode list) {
            list.set(at.last().getMatchingIndex(), read(value));
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), read(value));
        }
        return root.toString();
    }

    /// The pointers to all fields, those of objects and lists within the body too.
    static List<String> fields(String body) {
        var found = new ArrayList<String>();
        collect(read(body), "", found);
        return found;
    }

    /// Values of other types than the one at the pointer has.
    static List<String> wrong(String body, String pointer) {
        return switch (read(body).at(pointer).getNodeType()) {
            case STRING -> List.of("7", "[]", "{\"a\": 1}");
            case NUMBER -> List.of("\"7\"", "1.5", "{}");
            case BOOLEAN -> List.of("\"true\"", "1", "{}");
            case ARRAY -> List.of("{\"a\": 1}", "\"x\"", "7");
            default -> List.of("[]", "\"x\"", "7");
        };
    }

    private static void collect(JsonNode node, String pointer, List<String> found) {
        if (!pointer.isEmpty()) {
            found.add(pointer);
        }
        node.properties().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, found);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
