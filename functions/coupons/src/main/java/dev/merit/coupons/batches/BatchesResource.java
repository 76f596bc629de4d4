package dev.merit.coupons.batches;

import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyProblems;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Creates batches of codes and lists them.
@Path("/v1/strategies/{strategyId}/batches")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class BatchesResource {

    private static final int ACCEPTED = 202;
    private static final String PLACE = "place";

    private final Batches batches;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Json json;
    private final Cursor cursors;

    BatchesResource(Batches batches, Idempotency idempotency, Caller caller, Json json, Cursor cursors) {
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
        this.cursors = cursors;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "BatchList", examples = BatchDocs.LIST)
    record Page(List<BatchBody> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createBatch", summary = "Create a batch of codes", description = BatchDocs.CREATE)
    @APIResponse(
            responseCode = "202",
            description = "Created.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = BatchBody.class)))
    @APIResponseSchema(
            value = BatchBody.class,
            responseCode = "200",
            responseDescription = "The same request with this externalId created it before; the batch as it was then.")
    @StrategyProblems({StrategyProblem.STRATEGY_NOT_ACTIVE, StrategyProblem.NOT_FOR_VOUCHERS, StrategyProblem.SOLD_OUT})
    @BatchProblems(BatchProblem.BATCH_DIFFERS)
    public Response create(
            @PathParam("strategyId") String strategyId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            BatchInput request) {
        request.check();
        var strategy = strategy(strategyId);
        var operation = "POST /v1/strategies/" + strategy + "/batches";
        var body = json.write(request);
        var attempt = idempotency.named(
                idempotency.attempt(key, caller.subject(), operation, body),
                "batch",
                BatchProblem.BATCH_DIFFERS,
                request.externalId(),
                operation,
                body);
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return CreationResponses.again(earlier.get()).build();
        }
        var creation = batches.create(
                strategy,
                request.quantity(),
                attempt,
                batch -> new Answer(ACCEPTED, BatchBody.path(batch), json.write(BatchBody.of(batch))),
                caller.act("createBatch", AuditTarget.of(strategy)));
        return switch (creation) {
            case BatchCreation.Created(var answer) ->
                CreationResponses.first(answer).build();
            case BatchCreation.Repeated(var answer) ->
                CreationResponses.again(answer).build();
            case BatchCreation.NoStrategy() -> throw Params.unknown("strategy");
            case BatchCreation.ForVouchers() ->
                throw new ProblemException(
                        Problem.of(StrategyProblem.NOT_FOR_VOUCHERS, "Gift vouchers are issued one by one."));
            case BatchCreation.NotActive(var why) -> throw new ProblemException(why.problem());
            case BatchCreation.SoldOut(var have) ->
                throw new ProblemException(Problem.of(
                                StrategyProblem.SOLD_OUT,
                                "The strategy's stock has fewer coupons left than the quantity.")
                        .with("have", have)
                        .with("need", request.quantity()));
        };
    }

    @GET
    @Operation(operationId = "listBatches", summary = "List a strategy's batches of codes, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches. Batches that were created a moment ago may be missing.")
    public Page list(
            @Context UriInfo uri,
            @PathParam("strategyId") String strategyId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var strategy = strategy(strategyId);
        var name = "batches/" + strategy;
        var max = Limit.parse(limit).value();
        var from = cursor == null ? null : cursors.decode(name, cursor).get(PLACE);
        var found = batches.of(strategy, from, max + 1);
        if (found.isEmpty() && !batches.isStrategy(strategy)) {
            throw Params.unknown("strategy");
        }
        var next = found.size() > max ? cursors.encode(name, Map.of(PLACE, Batches.place(found.get(max)))) : null;
        return new Page(found.stream().limit(max).map(BatchBody::of).toList(), next);
    }

    private static StrategyId strategy(String strategyId) {
        return Params.path("strategy", strategyId, StrategyId::new);
    }
}
