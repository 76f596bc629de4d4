package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import dev.merit.aggregation.Reconciliation;
import dev.merit.aggregation.tasks.Marker;
import dev.merit.aggregation.tasks.Tasks;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    private final Tasks tasks;

    AggregationResource(Aggregation aggregation, Reconciliation reconciliation, Tasks tasks) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.tasks = tasks;
    }

    @Schema(name = "TaskList", examples = "{\"items\": [" + Marker.EXAMPLE + "]}")
    record All(List<Marker> items) {}

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

    @GET
    @Path("/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "List the tasks of the schedule",
            description = "Each with the last period, in UTC, whose work is done.")
    @APIResponse(responseCode = "200", description = "All tasks")
    public All tasks() {
        return new All(tasks.all());
    }

    @POST
    @Path("/tasks/{name}")
    @Operation(
            operationId = "runTask",
            summary = "Run a task of the schedule, if it is due",
            description =
                    "Once a period, and whenever something is pending, a segment's new rules say. Safe twice at once.")
    @APIResponse(responseCode = "200", description = "Whether there was something to do, and whether it is done")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Tasks.Ran runTask(@PathParam("name") String name) {
        return tasks.run(name, Schedule.forAWhile()).orElseThrow(() -> Params.unknown("task"));
    }
}
