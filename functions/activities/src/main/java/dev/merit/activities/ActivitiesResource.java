package dev.merit.activities;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.activities.BatchAnswer.Row;
import dev.merit.activities.BatchAnswer.Status;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.RedemptionProblem;
import dev.merit.shared.redemption.RedemptionProblems;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "What members do, each activity recorded once.")
public final class ActivitiesResource {

    private static final int MAX_ROWS = 500;

    private final ActivityIntake intake;
    private final Reassignments reassignments;
    private final AuditLog audit;
    private final Caller caller;

    ActivitiesResource(ActivityIntake intake, Reassignments reassignments, AuditLog audit, Caller caller) {
        this.intake = intake;
        this.reassignments = reassignments;
        this.audit = audit;
        this.caller = caller;
    }

    /// A batch. Its rows are parsed one by one, so that a malformed row, also `null`, does not affect the others.
    @Schema(name = "ActivityBatch", examples = ActivityDocs.ROWS)
    record Batch(
            @JsonSetter(contentNulls = Nulls.SET)
            @Schema(implementation = ActivityRequest[].class, minItems = 1, maxItems = MAX_ROWS)
            List<JsonNode> activities) {}

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "recordActivity",
            summary = "Record an activity",
            description = "The `activityId` is unique within the member, or in the whole shop if the setting"
                    + " `merit.activities.unique` is `shop`. The same activity again gets the same answer; another"
                    + " one under its id is refused. An activity may have occurred at any time in the past. A"
                    + " member may record its own activities without an amount, if the points programme or the"
                    + " settings list their type as `selfReported`. By default these are `browse` and `review`.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The activity that was recorded before under this `activityId`.",
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    @ActivityProblems({
        ActivityProblem.NOT_SELF_REPORTED,
        ActivityProblem.ACTIVITY_DIFFERS,
        ActivityProblem.UNKNOWN_MEMBER,
        ActivityProblem.UNKNOWN_PURCHASE,
        ActivityProblem.REFUND_EXCEEDS_PURCHASE,
        ActivityProblem.BEYOND_RETENTION,
        ActivityProblem.SUM_OUT_OF_RANGE
    })
    @RedemptionProblems({RedemptionProblem.CURRENCY_DIFFERS, RedemptionProblem.REDEMPTION_NOT_VALID})
    public Response record(ActivityRequest request) {
        return switch (intake.record(request)) {
            case RecordingOutcome.Recorded(var activity) -> answer(Response.Status.CREATED, activity);
            case RecordingOutcome.Duplicate(var activity) -> answer(Response.Status.OK, activity);
            case RecordingOutcome.Rejected rejected -> throw new ProblemException(ActivityRefusals.of(rejected));
        };
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "recordActivities",
            summary = "Record up to 500 activities",
            description = "A refused row does not affect the others. An `activityId` is unique as for single"
                    + " activities. Refunds are recorded last, so a batch may have a purchase and its refund.")
    @APIResponse(responseCode = "200", description = "The result of each row.")
    public BatchAnswer record(Batch batch) {
        new Fields().size("activities", batch.activities(), 1, MAX_ROWS).check();
        var outcomes = intake.recordRows(batch.activities());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < outcomes.size(); i++) {
            rows.add(row(id(batch.activities().get(i)), outcomes.get(i)));
        }
        return BatchAnswer.of(rows);
    }

    /// The new member and the present member of an activity.
    @RegisterForReflection
    @Schema(name = "ActivityReassignmentRequest", examples = ActivityDocs.REASSIGN)
    record ReassignmentRequest(MemberId memberId, @Nullable MemberId fromMemberId) {}

    @POST
    @Path("/{activityId}/reassign")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "reassignActivity",
            summary = "Move an activity to another member",
            description = ActivityDocs.REASSIGNMENT)
    @APIResponse(
            responseCode = "200",
            description = "The activity of the new member, also if it was already that member's.",
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The other member has an activity with the id of the purchase or of one of its refunds.")
    @ActivityProblems({
        ActivityProblem.ACTIVITY_DIFFERS,
        ActivityProblem.UNKNOWN_MEMBER,
        ActivityProblem.REFUND_GOES_WITH_PURCHASE,
        ActivityProblem.TOO_MANY_REFUNDS
    })
    public ActivityAnswer reassign(@PathParam("activityId") String activityId, ReassignmentRequest request) {
        var from = request.fromMemberId();
        new Fields()
                .when(
                        from == null && !reassignments.isIdEnough(),
                        "fromMemberId",
                        "is required where ids are unique within the member")
                .when(request.memberId().equals(from), "memberId", "must be another member")
                .check();
        var id = Params.path("activity", activityId, ActivityId::new);
        var act = caller.act("reassignActivity", AuditTarget.of(request.memberId()))
                .setting("activityId", id.value());
        return switch (reassignments.reassign(id, from, request.memberId(), audit.of(act))) {
            case ReassignmentOutcome.Done(var activity) -> ActivityAnswer.of(activity);
            case ReassignmentOutcome.UnknownActivity() -> throw Params.unknown("activity");
            case ReassignmentOutcome.UnknownMember() ->
                throw new ProblemException(ActivityRefusals.unknownMember("/memberId"));
            case ReassignmentOutcome.Differs() -> throw new ProblemException(ActivityRefusals.differs());
            case ReassignmentOutcome.IsRefund() ->
                throw new ProblemException(Problem.of(
                        ActivityProblem.REFUND_GOES_WITH_PURCHASE,
                        "A refund goes with its purchase. Name the purchase."));
            case ReassignmentOutcome.TooManyRefunds(var have, var limit) ->
                throw new ProblemException(Problem.of(
                                ActivityProblem.TOO_MANY_REFUNDS,
                                "The purchase has more refunds than can be moved at once.")
                        .with("have", have)
                        .with("limit", limit));
        };
    }

    private static Response answer(Response.Status status, ActivityRecord activity) {
        return Response.status(status).entity(ActivityAnswer.of(activity)).build();
    }

    /// The id of a row; null if it is longer than an id may be, because the answer would be as long as the request.
    private static @Nullable String id(JsonNode row) {
        var id = row.path("activityId").textValue();
        return id == null || id.length() > ActivityId.MAX_LENGTH ? null : id;
    }

    private static Row row(@Nullable String id, RecordingOutcome outcome) {
        return switch (outcome) {
            case RecordingOutcome.Recorded _ -> new Row(id, Status.recorded, null);
            case RecordingOutcome.Duplicate _ -> new Row(id, Status.duplicate, null);
            case RecordingOutcome.Rejected rejected ->
                new Row(id, Status.rejected, ActivityRefusals.of(rejected).ofRow());
        };
    }
}
