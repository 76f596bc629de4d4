package dev.merit.local.openapi.schemas;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/// Completes the schemas that the annotations make, and adds that of a problem.
public final class Schemas {

    public static final String REF = "#/components/schemas/";

    private Schemas() {}

    public static void complete(IndexView index, OpenAPI document) {
        new Fields(document).complete();
        new Patches(document).complete();
        new Shapes(index, document).complete();
        new Closed(document).complete();
        ProblemSchema.complete(document);
    }
}
