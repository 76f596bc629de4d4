package dev.merit.local.openapi.schemas;

import static dev.merit.local.openapi.schemas.Schemas.REF;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Completes the schemas of merge patches: every field is optional, at any depth, and null removes it.
final class PatchSchemas {

    private static final String MEDIA_TYPE = "application/merge-patch+json";

    private final OpenAPI document;

    PatchSchemas(OpenAPI document) {
        this.document = document;
    }

    void complete() {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(this::complete));
    }

    private void complete(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getContent().getMediaType(MEDIA_TYPE) != null) {
            var ref = body.getContent().getMediaType(MEDIA_TYPE).getSchema().getRef();
            if (ref.endsWith(RequiredFields.PATCH)) {
                loosen(named(ref));
            } else {
                // A creation has the same fields, and does not leave out any that it needs.
                var loose = loose(ref);
                body.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(type -> type.getSchema().setRef(loose));
            }
        }
    }

    private void loosen(Schema patch) {
        List.copyOf(patch.getProperties().entrySet()).forEach(field -> {
            var schema = field.getValue();
            if (schema.getRef() == null) {
                schema.addType(SchemaType.NULL);
            } else {
                patch.addProperty(
                        field.getKey(),
                        OASFactory.createSchema()
                                .description(schema.getDescription())
                                .addAnyOf(OASFactory.createSchema().ref(loose(schema.getRef())))
                                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL)));
            }
        });
    }

    /// The referenced schema or, for an object, a copy of it without required fields.
    private String loose(String ref) {
        var schema = named(ref);
        if (schema.getOneOf() != null) {
            return looseChoice(ref, schema);
        }
        if (schema.getProperties() == null) {
            return ref;
        }
        var name = ref.substring(REF.length()) + RequiredFields.PATCH;
        if (!document.getComponents().getSchemas().containsKey(name)) {
            var copy = OASFactory.createSchema().addType(SchemaType.OBJECT).examples(schema.getExamples());
            document.getComponents().addSchema(name, copy);
            schema.getProperties().forEach((field, of) -> copy.addProperty(field, copy(of)));
            loosen(copy);
        }
        return REF + name;
    }

    /// Of a choice of objects, any of them: a patch that leaves out the type may be of several.
    private String looseChoice(String ref, Schema choice) {
        var name = ref.substring(REF.length()) + RequiredFields.PATCH;
        var copy = OASFactory.createSchema();
        choice.getOneOf().forEach(one -> copy.addAnyOf(OASFactory.createSchema().ref(loose(one.getRef()))));
        document.getComponents().addSchema(name, copy);
        return REF + name;
    }

    private static Schema copy(Schema schema) {
        return OASFactory.createSchema()
                .ref(schema.getRef())
                .type(schema.getType())
                .format(schema.getFormat())
                .items(schema.getItems())
                .minimum(schema.getMinimum())
                .maximum(schema.getMaximum())
                .minLength(schema.getMinLength())
                .maxLength(schema.getMaxLength())
                .pattern(schema.getPattern())
                .minItems(schema.getMinItems())
                .maxItems(schema.getMaxItems())
                .description(schema.getDescription());
    }

    private Schema named(String ref) {
        return Objects.requireNonNull(document.getComponents().getSchemas().get(ref.substring(REF.length())));
    }
}
