package dev.merit.coupons.issuancejobs;

import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyProblems;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.JobId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.segment.SegmentMembers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Creates jobs that issue coupons to the members of a segment, and reads their progress.
@Path("/v1/strategies/{strategyId}/issuance-jobs")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class IssuanceJobsResource {

    private static final int ACCEPTED = 202;

    private final IssuanceJobs jobs;
    private final Strategies strategies;
    private final SegmentMembers members;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    IssuanceJobsResource(
            IssuanceJobs jobs,
            Strategies strategies,
            SegmentMembers members,
            Idempotency idempotency,
            AuditLog audit,
            Caller caller,
            Json json,
            InstantSource clock) {
        this.jobs = jobs;
        this.strategies = strategies;
        this.members = members;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createIssuanceJob",
            summary = "Issue a coupon to each member of a segment",
            description = IssuanceJobDocs.DESCRIPTION)
    @APIResponse(
            responseCode = "202",
            description = "Accepted.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = IssuanceJob.class)))
    @APIResponseSchema(
            value = IssuanceJob.class,
            responseCode = "200",
            responseDescription = "The same request with this externalId created it before; the job as it was then.")
    @APIResponse(responseCode = "422", description = "For example, the segment does not exist.")
    @StrategyProblems(StrategyProblem.STRATEGY_NOT_ACTIVE)
    @IssuanceJobProblems({IssuanceJobProblem.SEGMENT_NOT_REFRESHED, IssuanceJobProblem.JOB_DIFFERS})
    public Response issue(
            @PathParam("strategyId") String strategyId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            IssuanceJobInput request) {
        request.check();
        var strategy = Params.path("strategy", strategyId, StrategyId::new);
        var path = "/v1/strategies/" + strategy + "/issuance-jobs";
        var body = json.write(request);
        var operation = "POST " + path;
        var attempt = idempotency.named(
                idempotency.attempt(key, caller.subject(), operation, body),
                "job",
                IssuanceJobProblem.JOB_DIFFERS,
                request.externalId(),
                operation,
                body);
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return CreationResponses.again(earlier.get()).build();
        }
        check(strategy, request.segmentId());
        long total = members.size(request.segmentId());
        var job = IssuanceJob.of(strategy, request.segmentId(), total, clock.instant());
        var answer = new Answer(ACCEPTED, path + "/" + job.jobId(), json.write(job));
        var act = caller.act("createIssuanceJob", AuditTarget.of(strategy))
                .setting("jobId", job.jobId().value())
                .setting("segmentId", job.segmentId().value())
                .setting("members", total);
        var refused = jobs.create(job, idempotency.keep(attempt, answer), audit.of(act));
        if (refused.isEmpty()) {
            return CreationResponses.first(answer).build();
        }
        return idempotency
                .earlier(attempt, new EntryOutcome.Refused(refused.get().failed()))
                .map(first -> CreationResponses.again(first).build())
                .orElseThrow(IssuanceJobsResource::noSegment);
    }

    private static ProblemException noSegment() {
        return Fields.wrong("/segmentId", "there is no such segment");
    }

    private void check(StrategyId id, SegmentId segmentId) {
        var strategy = strategies.find(id).orElseThrow(() -> Params.unknown("strategy"));
        InactiveReason.of(strategy, clock.instant()).ifPresent(why -> {
            throw new ProblemException(why.problem());
        });
        switch (members.status(segmentId)) {
            case MISSING -> throw noSegment();
            case PENDING ->
                throw conflict(
                        IssuanceJobProblem.SEGMENT_NOT_REFRESHED, "The members of the segment are not known yet.");
            case REFRESHED -> {}
        }
    }

    private static ProblemException conflict(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    @GET
    @Path("/{jobId}")
    @Operation(operationId = "getIssuanceJob", summary = "Read the progress of a job")
    @APIResponse(responseCode = "200", description = "The job, with exact figures.")
    public IssuanceJob read(@PathParam("strategyId") String strategyId, @PathParam("jobId") String jobId) {
        return jobs.find(Params.path("job", jobId, JobId::new))
                .filter(job -> job.strategyId().value().equals(strategyId))
                .orElseThrow(() -> Params.unknown("job"));
    }
}
