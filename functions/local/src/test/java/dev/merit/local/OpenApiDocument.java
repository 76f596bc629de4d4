package dev.merit.local;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// The OpenAPI document as it is served.
record OpenApiDocument(JsonNode root) {

    record Operation(String method, String path, JsonNode node) {

        String name() {
            return method + " " + path;
        }

        String id() {
            return node.path("operationId").asText();
        }

        /// The media types of the request body, none where there is no body.
        Stream<JsonNode> bodies() {
            return node.at("/requestBody/content").valueStream();
        }
    }

    static OpenApiDocument served() {
        return new OpenApiDocument(json(text("json")));
    }

    static OpenApiDocument servedAsYaml() {
        return new OpenApiDocument(read(text("yaml"), new ObjectMapper(new YAMLFactory())));
    }

    static String text(String format) {
        var answer = given().queryParam("format", format).get("/v1/openapi");
        return answer.then().statusCode(200).extract().asString();
    }

    static JsonNode json(String text) {
        return read(text, new ObjectMapper());
    }

    private static JsonNode read(String text, ObjectMapper mapper) {
        try {
            return mapper.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return root.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /// The node, or the one that it refers to.
    JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? Objects.requireNonNull(root.at(node.get("$ref").textValue().substring(1)))
                : node;
    }
}
