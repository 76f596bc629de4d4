package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import dev.merit.aggregation.Reconciliation;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What an operator asks of the aggregation function by invoking it, here over HTTP.
@Path("/v1/aggregation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Aggregation", description = "The posting of the ledger into the totals, and the proof that it is right.")
public final class AggregationResource {

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;

    AggregationResource(Aggregation aggregation, Reconciliation reconciliation) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
    }

    @POST
    @Path("/runs")
    @Operation(
            operationId = "runAggregation",
            summary = "Post what there is, now",
            description = "What the schedule does. Safe at any time, and twice at once.")
    @APIResponse(responseCode = "200", description = "How many pages were taken in, by how many postings")
    public Aggregation.Run run() {
        return aggregation.run();
    }

    @POST
    @Path("/reconciliations")
    @Operation(
            operationId = "reconcile",
            summary = "Recompute every total from the records",
            description =
                    "Reads the whole table and changes nothing but what a run does. There must never be a difference.")
    @APIResponse(responseCode = "200", description = "How many records were checked, and each difference")
    public Reconciliation.Report reconcile() {
        return reconciliation.run();
    }
}
