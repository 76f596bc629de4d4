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

    /// The contract's first cut.
    private static final String CONTRACT = """
            POST /v1/members
            POST /v1/members/batch
            GET /v1/members
            GET /v1/members/{memberId}
            PATCH /v1/members/{memberId}
            GET /v1/members/{memberId}/activities
            GET /v1/members/{memberId}/coupons
            GET /v1/members/{memberId}/totals
            POST /v1/activities
            POST /v1/activities/batch
            POST /v1/activities/{activityId}/reassign
            GET /v1/members/{memberId}/points
            GET /v1/members/{memberId}/points/entries
            POST /v1/members/{memberId}/points/adjustments
            POST /v1/members/{memberId}/points/redemptions
            GET /v1/members/{memberId}/points/redemptions/{orderId}
            POST /v1/members/{memberId}/points/redemptions/{orderId}/rollback
            POST /v1/members/{memberId}/points/transfers
            GET /v1/members/{memberId}/points/transfers/{transferId}
            POST /v1/members/{memberId}/points/transfers/{transferId}/rollback
            GET /v1/points/programme
            PUT /v1/points/programme
            GET /v1/tiers
            PUT /v1/tiers
            GET /v1/members/{memberId}/tiers
            GET /v1/members/{memberId}/referral
            POST /v1/strategies
            GET /v1/strategies
            GET /v1/strategies/{strategyId}
            PATCH /v1/strategies/{strategyId}
            POST /v1/strategies/{strategyId}/activate
            POST /v1/strategies/{strategyId}/pause
            POST /v1/strategies/{strategyId}/end
            POST /v1/strategies/{strategyId}/coupons
            POST /v1/strategies/{strategyId}/codes
            POST /v1/strategies/{strategyId}/batches
            GET /v1/strategies/{strategyId}/batches
            GET /v1/strategies/{strategyId}/batches/{batchId}
            GET /v1/strategies/{strategyId}/batches/{batchId}/codes
            POST /v1/strategies/{strategyId}/batches/{batchId}/revocations
            GET /v1/strategies/{strategyId}/totals
            GET /v1/coupons/{code}
            GET /v1/coupons/{code}/entries
            POST /v1/members/{memberId}/offers
            POST /v1/coupons/{code}/validate
            POST /v1/coupons/{code}/redemptions
            POST /v1/coupons/{code}/reservations
            POST /v1/redemptions
            POST /v1/redemptions/validations
            POST /v1/redemptions/reservations
            GET /v1/redemptions/{redemptionId}
            DELETE /v1/redemptions/{redemptionId}
            POST /v1/redemptions/{redemptionId}/rollback
            POST /v1/redemptions/{redemptionId}/refunds
            GET /v1/totals/purchases
            GET /v1/totals/revenue
            GET /v1/totals/purchases/series
            GET /v1/totals/revenue/series
            POST /v1/strategies/{strategyId}/issuance-jobs
            GET /v1/strategies/{strategyId}/issuance-jobs/{jobId}
            POST /v1/segments
            GET /v1/segments
            GET /v1/segments/{segmentId}
            PATCH /v1/segments/{segmentId}
            GET /v1/segments/{segmentId}/members
            GET /v1/aggregation/tasks
            POST /v1/aggregation/tasks/{name}
            POST /v1/aggregation/runs
            POST /v1/aggregation/reconciliations
            GET /v1/aggregation/reconciliations/latest
            GET /v1/aggregation/reconciliations/{reconciliationId}
            """;

    /// What local/ has besides, for development.
    private static final String TOKEN = "GET /dev/token";

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
        assertThat(document.operations().stream().map(Operation::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CONTRACT.lines(), Stream.of(TOKEN)).toList());
    }

    @Test
    void namesAndSortsEveryOperation() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).isNotBlank();
            assertThat(operation.node().at("/tags/0").asText()).isNotBlank();
        });
        assertThat(document.operations().stream()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }
}
