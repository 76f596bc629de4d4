package dev.merit.local.openapi.schemas;

import dev.merit.shared.problems.ProblemDefinition;
import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/// Completes the schemas that the annotations make, and adds the schema of problems.
public final class Schemas {

    public static final String REF = "#/components/schemas/";

    private Schemas() {}

    public static void complete(IndexView index, OpenAPI document, List<ProblemDefinition> problems) {
        new FieldDescriptions(document).complete();
        new FieldForms(document).complete();
        new PatchSchemas(document).complete();
        new RequiredFields(index, document).complete();
        new ClosedSchemas(document).complete();
        ProblemSchema.complete(document, problems);
    }
}
