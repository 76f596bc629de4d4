package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The OpenAPI document: what there is to ask of Merit, and what it may answer.
record OpenApi(JsonNode root) {

    private static final Pattern CALLERS = Pattern.compile("Callers: (.*)$", Pattern.MULTILINE);
    private static final Pattern REASON = Pattern.compile("^- `([a-z-]+)`: ", Pattern.MULTILINE);
    private static final Pattern ROLE = Pattern.compile("`([a-z]+)`");

    /// @param path with the names of its parameters in braces
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        JsonNode bodySchema() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        boolean takesABody() {
            return !bodySchema().isMissingNode();
        }

        String exampleBody() {
            return node.at("/requestBody/content/application~1json/example").toString();
        }

        /// The roles of which a caller must have one.
        Set<String> roles() {
            var words = CALLERS.matcher(node.path("description").asText());
            return words.find()
                    ? ROLE.matcher(words.group(1))
                            .results()
                            .map((MatchResult role) -> role.group(1))
                            .collect(Collectors.toSet())
                    : Set.of();
        }

        /// The names of its parameters in the query and the headers.
        Stream<String> parameters() {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> !parameter.path("in").asText().equals("path"))
                    .map(parameter -> parameter.path("name").asText());
        }

        boolean needsParameters() {
            return node.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("in").asText().equals("query")
                            && parameter.path("required").asBoolean());
        }

        private boolean fits(String method, String path) {
            return this.method.equals(method)
                    && path.matches(this.path.replaceAll("\\{\\w+}", "[^/]*").replace(".", "\\."));
        }

        private long variables() {
            return path.chars().filter(character -> character == '{').count();
        }
    }

    List<Operation> operations() {
        return root.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .filter(operation -> operation.path().startsWith("/v1/"))
                .toList();
    }

    /// Of several whose paths fit, the one with the fewest variables.
    Optional<Operation> find(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.fits(method, path))
                .min(Comparator.comparingLong(Operation::variables));
    }

    /// The codes of the problems that the operation may answer.
    Set<String> problems(Operation operation) {
        return operation
                .node()
                .path("responses")
                .valueStream()
                .map(this::resolve)
                .flatMap(answer ->
                        answer.at("/content/application~1problem+json/examples").propertyStream())
                .map(example -> example.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The codes of the reasons for which a coupon does not apply.
    Set<String> reasons() {
        return REASON.matcher(
                        schemas().at("/Reason/properties/code/description").asText())
                .results()
                .map((MatchResult reason) -> reason.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    JsonNode problemSchema() {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem");
    }

    JsonNode answerSchema(Operation operation, int status) {
        var answer = resolve(operation.node().path("responses").path(Integer.toString(status)));
        return answer.at("/content/application~1json/schema");
    }

    /// Every field of every schema, and every value of every enum.
    Set<String> fields() {
        var fields = new TreeSet<String>();
        schemas().propertyStream().forEach(schema -> {
            fields(schema.getValue()).forEach(field -> fields.add(schema.getKey() + "." + field));
            schema.getValue().path("enum").forEach(value -> fields.add(schema.getKey() + "=" + value.asText()));
        });
        return fields;
    }

    private static Stream<String> fields(JsonNode schema) {
        return schema.path("properties").propertyStream().map(field -> field.getKey());
    }

    /// Adds the fields of schemas and the values of enums that a body has.
    void addFields(JsonNode schema, JsonNode body, Set<String> fields) {
        if (body.isNull() || body.isMissingNode() || schema.isMissingNode()) {
            return;
        }
        var name = name(schema);
        var definition = resolve(schema);
        if (definition.has("enum")) {
            fields.add(name + "=" + body.asText());
        }
        if (definition.has("discriminator")) {
            var kind = body.path(definition.at("/discriminator/propertyName").asText())
                    .asText();
            var chosen = definition.at("/discriminator/mapping").path(kind).asText();
            schemas()
                    .propertyStream()
                    .filter(one -> chosen.endsWith("/" + one.getKey()))
                    .forEach(one -> addFields(one.getKey(), one.getValue(), body, fields));
        }
        addFields(name, definition, body, fields);
    }

    private void addFields(String name, JsonNode definition, JsonNode body, Set<String> fields) {
        definition.path("properties").propertyStream().forEach(field -> {
            var value = body.path(field.getKey());
            if (!value.isMissingNode() && !value.isNull()) {
                fields.add(name + "." + field.getKey());
                addFields(field.getValue(), value, fields);
            }
        });
        definition.path("allOf").forEach(part -> addFields(part, body, fields));
        definition.path("anyOf").forEach(part -> addFields(part, body, fields));
        if (body.isArray()) {
            body.forEach(element -> addFields(definition.path("items"), element, fields));
        }
        if (body.isObject() && definition.path("additionalProperties").isObject()) {
            body.forEach(value -> addFields(definition.path("additionalProperties"), value, fields));
        }
    }

    private JsonNode schemas() {
        return root.at("/components/schemas");
    }

    private static String name(JsonNode schema) {
        return schema.path("$ref").asText().replaceFirst(".*/", "");
    }

    private JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        var found = root.at(node.path("$ref").asText().substring(1));
        return found == null ? MissingNode.getInstance() : found;
    }
}
