package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The OpenAPI document tells a shop's developer all that the contract has.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiTest {

    /// What local/ has besides, for development.
    private static final String TOKEN = "GET /dev/token getDevelopmentToken";

    private OpenApiDocument document;

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
    }

    @Test
    void isValid() {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(OpenApiDocument.text("json"), List.of(), options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSize(document.root().get("paths").size());
    }

    @Test
    void isTheSameInYaml() {
        assertThat(OpenApiDocument.servedAsYaml().root().get("paths"))
                .hasSameSizeAs(document.root().get("paths"));
        assertThat(OpenApiDocument.servedAsYaml().operations().stream().map(Operation::name))
                .containsExactlyElementsOf(
                        document.operations().stream().map(Operation::name).toList());
    }

    @Test
    void hasWhatTheContractHasAndNothingElse() {
        var contract = Contract.all().map(endpoint -> endpoint + " " + endpoint.operationId());
        assertThat(document.operations().stream().map(operation -> operation.name() + " " + operation.id()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(contract, Stream.of(TOKEN)).toList());
    }

    @Test
    void namesAndSortsEveryOperation() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).isNotBlank();
            assertThat(operation.node().at("/tags/0").asText()).isNotBlank();
        });
        assertThat(document.operations().stream().map(Operation::id))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }
}
