package dev.merit.local.openapi;

import static dev.merit.local.openapi.schemas.Schemas.REF;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/// Adds the example of a schema to every request and response whose body has that schema.
final class Examples {

    private final OpenAPI document;

    Examples(OpenAPI document) {
        this.document = document;
    }

    void complete(Operation operation) {
        if (operation.getRequestBody() != null) {
            complete(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> complete(response.getContent()));
    }

    private void complete(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().values().forEach(body -> {
            var ref = body.getSchema() == null ? null : body.getSchema().getRef();
            if (ref != null && body.getExamples() == null) {
                var schema = document.getComponents().getSchemas().get(ref.substring(REF.length()));
                if (schema != null && schema.getExamples() != null) {
                    body.setExample(schema.getExamples().getFirst());
                }
            }
        });
    }
}
