package dev.merit.local.openapi;

import dev.merit.local.openapi.schemas.Schemas;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/// Adds the conventions of the API to the document that the annotations make: required fields, callers, headers,
/// parameters, links, and every problem with its meaning. It runs in the build, so serving the document costs nothing.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    /// In the order in which a shop needs them.
    private static final List<String> TAGS = List.of(
            "Members",
            "Activities",
            "Points",
            "Strategies",
            "Coupons",
            "Offers",
            "Redemptions",
            "Totals",
            "Aggregation",
            "Development");

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        var declared = new DeclaredProblems(index);
        Schemas.complete(index, document, declared.all());
        var problems = new Problems(document, declared);
        var examples = new Examples(document);
        var links = new Links(document);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(operation -> {
                    Callers.complete(operation);
                    Parameters.complete(operation);
                    Headers.complete(operation);
                    problems.complete(operation);
                    examples.complete(operation);
                    links.complete(operation);
                }));
        Headers.declare(document);
        document.setTags(document.getTags().stream()
                .sorted(Comparator.comparingInt(tag -> TAGS.indexOf(tag.getName())))
                .toList());
    }
}
