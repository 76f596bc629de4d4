package dev.merit.local.openapi;

import dev.merit.local.openapi.schemas.Schemas;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/// Adds the conventions of the contract to the document that the annotations make: which fields are required, who may
/// call, which headers and parameters there are, and every problem with its meaning. It runs as the application is
/// built, so that serving the document costs nothing.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    /// In the order in which a shop comes to them.
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
        Schemas.complete(index, document);
        var problems = new Problems(document);
        var examples = new Examples(document);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(operation -> {
                    Callers.complete(operation);
                    Parameters.complete(operation);
                    Headers.complete(operation);
                    problems.complete(operation);
                    examples.complete(operation);
                }));
        Headers.declare(document);
        document.setTags(document.getTags().stream()
                .sorted(Comparator.comparingInt(tag -> TAGS.indexOf(tag.getName())))
                .toList());
    }
}
