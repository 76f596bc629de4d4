package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.Map;

/// Compares an answer's JSON with what it must be, to the last field. Where that says `"*"`, any one value does, and
/// `"*time"` is any time in UTC.
final class Shape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY = "*";
    private static final String TIME = "*time";

    private Shape() {}

    static void is(Response answer, int status, String expected) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        is(answer.asString(), expected);
    }

    static void is(String json, String expected) {
        var wanted = read(expected);
        assertThat(masked(read(json), wanted).toPrettyString())
                .isEqualTo(sorted(wanted).toPrettyString());
    }

    private static JsonNode masked(JsonNode actual, JsonNode wanted) {
        if (wanted.isTextual() && wanted.textValue().equals(ANY) && actual.isValueNode()) {
            return wanted;
        }
        if (wanted.isTextual()
                && wanted.textValue().equals(TIME)
                && actual.asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z")) {
            return wanted;
        }
        if (actual instanceof ArrayNode list) {
            var masked = JSON.createArrayNode();
            for (int i = 0; i < list.size(); i++) {
                masked.add(masked(list.get(i), wanted.path(i)));
            }
            return masked;
        }
        if (actual instanceof ObjectNode object) {
            var masked = JSON.createObjectNode();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(
                            field -> masked.set(field.getKey(), masked(field.getValue(), wanted.path(field.getKey()))));
            return masked;
        }
        return actual;
    }

    private static JsonNode sorted(JsonNode node) {
        return masked(node, JSON.missingNode());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
