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

/// Reads a batch and its codes.
@Path("/v1/strategies/{strategyId}/batches/{batchId}")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class BatchResource {

    private static final String CSV = "text/csv";

    private final Batches batches;
    private final BatchCodes codes;
    private final int maxLines;

    /// @param maxLines of one answer; an answer of Lambda is limited to 6 MB, which 100,000 of the longest codes
    /// fit in
    BatchResource(
            Batches batches,
            BatchCodes codes,
            @ConfigProperty(name = "merit.batches.max-lines", defaultValue = "100000") int maxLines) {
        this.batches = batches;
        this.codes = codes;
        this.maxLines = maxLines;
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
            @Parameter(description = "The first counter; the default is 1.")
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
        var start = Params.integer("from", from, 1, (int) CodeCounter.MAX);
        var count = Params.integer("limit", limit, 1, (int) CodeCounter.MAX);
        long first = start == null ? 1 : start;
        long lines = Math.min(maxLines, count == null ? maxLines : count);
        long last = Math.min(batch.quantity(), first + lines - 1);
        StreamingOutput csv = out -> codes.writeCsv(batch, first, last, out);
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
