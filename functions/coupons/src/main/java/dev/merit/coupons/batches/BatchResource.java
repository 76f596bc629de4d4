package dev.merit.coupons.batches;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows a batch and its codes.
@Path("/v1/strategies/{strategyId}/batches/{batchId}")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class BatchResource {

    private static final String CSV = "text/csv";

    private final Batches batches;
    private final BatchCodes codes;
    private final int mostLines;

    /// @param mostLines of one answer: on Lambda, whose answers have at most 6 MB, 100,000 of the longest codes fit
    BatchResource(
            Batches batches,
            BatchCodes codes,
            @ConfigProperty(name = "merit.bulk.most-lines", defaultValue = "100000") int mostLines) {
        this.batches = batches;
        this.codes = codes;
        this.mostLines = mostLines;
    }

    @GET
    @Operation(operationId = "getBatch", summary = "Read a batch of codes")
    @APIResponse(responseCode = "200", description = "The batch.")
    public BatchBody read(@PathParam("strategyId") String strategyId, @PathParam("batchId") String batchId) {
        return BatchBody.of(batch(strategyId, batchId));
    }

    @GET
    @Path("/codes")
    @Produces(CSV)
    @Operation(operationId = "listBatchCodes", summary = "List the codes of a batch", description = BatchDocs.CODES)
    @APIResponse(
            responseCode = "200",
            description =
                    "The codes, one per line, in the order of their counters. Where there are more, `Link` leads to the next part.",
            headers = @Header(name = "Link", ref = "Link"),
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    public Response codes(
            @Context UriInfo uri,
            @PathParam("strategyId") String strategyId,
            @PathParam("batchId") String batchId,
            @Parameter(description = "The first counter; 1, if it is left out.")
                    @QueryParam("from")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000")
                    @Nullable
                    String from,
            @Parameter(description = "How many counters at most.")
                    @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000")
                    @Nullable
                    String limit) {
        Params.only(uri, "from", "limit");
        var batch = batch(strategyId, batchId);
        var asked = Params.integer("from", from, 1, (int) CodeCounter.MAX);
        var wanted = Params.integer("limit", limit, 1, (int) CodeCounter.MAX);
        long first = asked == null ? 1 : asked;
        long lines = Math.min(mostLines, wanted == null ? mostLines : wanted);
        long last = Math.min(batch.quantity(), first + lines - 1);
        StreamingOutput csv = out -> codes.print(batch, first, last, out);
        var answer = Response.ok(csv).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (last < batch.quantity()) {
            var next = BatchBody.path(batch) + "/codes?from=" + (last + 1) + "&limit=" + lines;
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private Batch batch(String strategyId, String batchId) {
        return batches.find(strategy(strategyId), id(batchId)).orElseThrow(() -> Params.unknown("batch"));
    }

    private static StrategyId strategy(String strategyId) {
        return Params.path("strategy", strategyId, StrategyId::new);
    }

    private static BatchId id(String batchId) {
        return Params.path("batch", batchId, BatchId::new);
    }
}
