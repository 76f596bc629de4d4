package dev.merit.local.openapi.schemas;

import static dev.merit.local.openapi.schemas.Schemas.REF;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Closes the schemas of requests, at any depth, because requests with unknown fields are refused. Schemas that occur
/// in answers only stay open: fields may be added to them at any time.
final class ClosedSchemas {

    private final OpenAPI document;

    ClosedSchemas(OpenAPI document) {
        this.document = document;
    }

    void complete() {
        var requested = new HashSet<String>();
        for (var path : document.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                if (operation.getRequestBody() != null) {
                    collect(operation.getRequestBody().getContent(), requested);
                }
            }
        }
        requested.stream()
                .map(name -> document.getComponents().getSchemas().get(name))
                .filter(schema -> schema != null && schema.getProperties() != null)
                .forEach(schema -> schema.setAdditionalPropertiesSchema(
                        OASFactory.createSchema().booleanSchema(false)));
    }

    private void collect(@Nullable Content content, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().forEach(body -> collect(body.getSchema(), names));
        }
    }

    private void collect(@Nullable Schema schema, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(REF.length());
            if (names.add(name)) {
                collect(document.getComponents().getSchemas().get(name), names);
            }
        }
        var fields = schema.getProperties() == null ? Stream.<Schema>of() : schema.getProperties().values().stream();
        var anyOf = schema.getAnyOf() == null ? List.<Schema>of() : schema.getAnyOf();
        var oneOf = schema.getOneOf() == null ? List.<Schema>of() : schema.getOneOf();
        Stream.of(fields, anyOf.stream(), oneOf.stream())
                .flatMap(parts -> parts)
                .forEach(part -> collect(part, names));
        collect(schema.getItems(), names);
        collect(schema.getAdditionalPropertiesSchema(), names);
    }
}
