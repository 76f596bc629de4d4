package dev.merit.coupons.batches;

import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Revokes codes of a batch.
@Path("/v1/strategies/{strategyId}/batches/{batchId}/revocations")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class RevocationsResource {

    private final Batches batches;
    private final Caller caller;

    RevocationsResource(Batches batches, Caller caller) {
        this.batches = batches;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "revokeCodes", summary = "Revoke codes of a batch", description = BatchDocs.REVOKE_CODES)
    @APIResponse(responseCode = "200", description = "The batch with all its revoked ranges.")
    @APIResponse(responseCode = "422", description = "For example, the range is not within the batch.")
    @BatchProblems(BatchProblem.TOO_MANY_RANGES)
    public BatchBody revoke(
            @PathParam("strategyId") String strategyId, @PathParam("batchId") String batchId, RevocationInput request) {
        request.check();
        var strategy = Params.path("strategy", strategyId, StrategyId::new);
        var revocation = batches.revoke(
                strategy,
                Params.path("batch", batchId, BatchId::new),
                request.from(),
                request.to(),
                request.reason(),
                caller.act("revokeCodes", AuditTarget.of(strategy)));
        return switch (revocation) {
            case Revocation.Done(var batch) -> BatchBody.of(batch);
            case Revocation.NoBatch() -> throw Params.unknown("batch");
            case Revocation.Outside(var quantity) -> throw Fields.wrong("/to", "must be at most " + quantity);
            case Revocation.TooManyRanges() ->
                throw new ProblemException(Problem.of(
                                BatchProblem.TOO_MANY_RANGES,
                                "A batch has at most " + RevokedCounters.MAX + " revoked ranges.")
                        .with("limit", RevokedCounters.MAX));
        };
    }
}
