package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import dev.merit.aggregation.Reconciliation;
import dev.merit.aggregation.ReconciliationReport;
import dev.merit.aggregation.tasks.TaskMarker;
import dev.merit.aggregation.tasks.Tasks;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.ReconciliationId;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.table.RetryPause;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Offers over HTTP the operations that an operator of AWS gets by invoking the aggregation function.
@Path("/v1/aggregation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(
        name = "Aggregation",
        description = "The posting of the ledger into the totals, and the reconciliation that proves them.")
public final class AggregationResource {

    private static final int MAX_PAUSE_MILLIS = 300;

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;
    private final Tasks tasks;

    AggregationResource(Aggregation aggregation, Reconciliation reconciliation, Tasks tasks) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.tasks = tasks;
    }

    @Schema(name = "TaskList", examples = "{\"items\": [" + TaskMarker.EXAMPLE + "]}")
    record TaskList(List<TaskMarker> items) {}

    @POST
    @Path("/runs")
    @Operation(
            operationId = "runAggregation",
            summary = "Post the ledger now",
            description = "Does what the schedule does. It is safe at any time, also concurrently.")
    @APIResponse(responseCode = "200", description = "The number of pages that were posted, and of postings.")
    public Aggregation.Run run() {
        return aggregation.run();
    }

    @POST
    @Path("/reconciliations")
    @Operation(
            operationId = "createReconciliation",
            summary = "Recompute every total from the records",
            description = "Reads the whole table and changes no more than a run does. There must never be a"
                    + " difference. One reconciliation runs at a time; a request during it joins it. The answer is"
                    + " sent when it is done, or after two minutes. `Prefer: wait=<seconds>` (RFC 7240) sets another"
                    + " wait of at most 300 s. A reconciliation that is not done by then continues.")
    @APIResponse(
            responseCode = "200",
            description = "The number of checked records, and each difference",
            content = @Content(schema = @Schema(implementation = ReconciliationReport.class)))
    @APIResponse(
            responseCode = "202",
            description = "It continues. `Location` is the path of its progress.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = ReconciliationReport.class)))
    public Response reconcile(
            @HeaderParam("Prefer")
                    @Parameter(description = "`wait=<seconds>`: how long to wait for the end.", example = "wait=10")
                    @Nullable
                    String prefer) {
        var wait = WaitPreference.of(prefer);
        var end = System.nanoTime() + wait.toNanos();
        BooleanSupplier hasTime = () -> System.nanoTime() - end < 0;
        var report = reconciliation.begin();
        while (!report.isDone() && hasTime.getAsBoolean()) {
            // Continues it, unless another request or the schedule does.
            if (!tasks.run(Reconciliation.TASK, hasTime)
                    .map(Tasks.TaskResult::ran)
                    .orElse(false)) {
                RetryPause.upTo(MAX_PAUSE_MILLIS);
            }
            report = require(report.reconciliationId());
        }
        if (report.isDone()) {
            return Response.ok(report).build();
        }
        return Response.accepted(report)
                .header("Location", "/v1/aggregation/reconciliations/" + report.reconciliationId())
                .build();
    }

    @GET
    @Path("/reconciliations/latest")
    @Operation(
            operationId = "getLatestReconciliation",
            summary = "Get the last proof of the totals",
            description = "The reconciliation that finished last.")
    @APIResponse(responseCode = "200", description = "The reconciliation")
    @APIResponse(responseCode = "404", description = "There has been no reconciliation.")
    @CommonProblems(CommonProblem.NOT_FOUND)
    public ReconciliationReport latest() {
        return reconciliation.latest().orElseThrow(() -> Params.unknown("reconciliation"));
    }

    @GET
    @Path("/reconciliations/{reconciliationId}")
    @Operation(
            operationId = "getReconciliation",
            summary = "Get a reconciliation",
            description = "Its progress, or its result.")
    @APIResponse(responseCode = "200", description = "The reconciliation")
    public ReconciliationReport reconciliation(@PathParam("reconciliationId") String reconciliationId) {
        return require(Params.path("reconciliation", reconciliationId, ReconciliationId::new));
    }

    private ReconciliationReport require(ReconciliationId id) {
        return reconciliation.find(id).orElseThrow(() -> Params.unknown("reconciliation"));
    }

    @GET
    @Path("/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "List the tasks of the schedule",
            description = "Each with the last period, in UTC, that is done.")
    @APIResponse(responseCode = "200", description = "All tasks")
    public TaskList tasks() {
        return new TaskList(tasks.all());
    }

    @POST
    @Path("/tasks/{name}")
    @Operation(
            operationId = "runTask",
            summary = "Run a task of the schedule, if it is due",
            description = "A task is due once in each period, and when work is pending, such as new rules of a segment."
                    + " It is safe to run concurrently.")
    @APIResponse(responseCode = "200", description = "Whether the task was due, and whether it is done")
    public Tasks.TaskResult runTask(@PathParam("name") String name) {
        return tasks.run(name, Schedule.timeLeft()).orElseThrow(() -> Params.unknown("task"));
    }
}
