package dev.merit.activities.points;

import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/members/{memberId}/points/adjustments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Points")
public final class AdjustmentsResource {

    private static final long MAX_POINTS = 1_000_000_000;

    private final PointsAdjuster adjusting;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    AdjustmentsResource(
            PointsAdjuster adjusting,
            Idempotency idempotency,
            AuditLog audit,
            Caller caller,
            Json json,
            InstantSource clock) {
        this.adjusting = adjusting;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /// Points to give, or a negative number of points to take away. The id has the form of an activity's id; an
    /// adjustment without one gets one.
    @RegisterForReflection
    @Schema(name = "PointsAdjustmentRequest", examples = PointsDocs.ADJUST)
    record Request(@Nullable ActivityId adjustmentId, long points, String reason) {}

    @RegisterForReflection
    @Schema(name = "PointsAdjustment", examples = PointsDocs.ADJUSTED)
    record Body(String adjustmentId, long points, String reason, Instant at) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "adjustPoints", summary = "Adjust a member's points", description = PointsDocs.ADJUSTMENT)
    @APIResponse(
            responseCode = "201",
            description = "Adjusted.",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(
            responseCode = "200",
            description = "The adjustment that was made before under this `adjustmentId`.",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @PointsProblems({PointsProblem.ADJUSTMENT_DIFFERS, PointsProblem.INSUFFICIENT_POINTS})
    public Response adjust(
            @PathParam("memberId") String memberId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Request request) {
        new Fields()
                .range("points", request.points(), -MAX_POINTS, MAX_POINTS)
                .when(request.points() == 0, "points", "must not be 0")
                .text("reason", request.reason(), 1, 200)
                .check();
        var member = Params.path("member", memberId, MemberId::new);
        var operation = "POST /v1/members/" + member + "/points/adjustments";
        var attempt = idempotency.attempt(key, caller.subject(), operation, json.write(request));
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return CreationResponses.again(earlier.get()).build();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var named = request.adjustmentId();
        var id = named == null ? RedemptionId.random().value() : named.value();
        var adjustment =
                new PointsAdjuster.Adjustment(member, id, request.points(), request.reason(), caller.subject(), now);
        var body = new Body(id, request.points(), request.reason(), now);
        var answer = new Answer(CreationResponses.CREATED, null, json.write(body));
        var act = caller.act("adjustPoints", AuditTarget.of(member))
                .setting("adjustmentId", id)
                .setting("points", request.points());
        return switch (adjusting.adjust(adjustment, idempotency.keep(attempt, answer), audit.of(act))) {
            case PointsAdjuster.AdjustmentOutcome.Made() ->
                CreationResponses.first(answer).build();
            case PointsAdjuster.AdjustmentOutcome.Known(var entry) ->
                Response.ok(new Body(id, entry.points(), request.reason(), entry.at()))
                        .build();
            case PointsAdjuster.AdjustmentOutcome.Differs() ->
                throw new ProblemException(
                        Problem.of(PointsProblem.ADJUSTMENT_DIFFERS, "This member has another adjustment of that id."));
            case PointsAdjuster.AdjustmentOutcome.NoMember() -> throw Params.unknown("member");
            case PointsAdjuster.AdjustmentOutcome.NotEnough(var have, var need) ->
                // A concurrent repetition of this request may have taken them.
                CreationResponses.again(
                                idempotency.earlier(attempt).orElseThrow(() -> InsufficientPoints.of(have, need)))
                        .build();
            case PointsAdjuster.AdjustmentOutcome.Repeated(var failed) ->
                CreationResponses.again(idempotency
                                .earlier(attempt, new EntryOutcome.Refused(failed))
                                .orElseThrow())
                        .build();
        };
    }
}
