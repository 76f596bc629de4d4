package dev.merit.coupons.strategies;

import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Activates, pauses and ends strategies.
@Path("/v1/strategies")
@Tag(name = "Strategies")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "200",
        description = "The strategy.",
        headers = @Header(name = "ETag", ref = "ETag"),
        content = @Content(schema = @Schema(implementation = StrategyBody.class)))
public final class LifecycleResource {

    private static final String WHAT = "strategy";

    private final Lifecycle lifecycle;
    private final Caller caller;
    private final InstantSource clock;

    LifecycleResource(Lifecycle lifecycle, Caller caller, InstantSource clock) {
        this.lifecycle = lifecycle;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{strategyId}/activate")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "activateStrategy", summary = "Activate a strategy", description = LifecycleDocs.ACTIVATE)
    @StrategyProblems(StrategyProblem.STRATEGY_NOT_STARTABLE)
    public Response activate(@PathParam("strategyId") String strategyId) {
        return transition(
                "activateStrategy", strategyId, StrategyStatus.ACTIVE, StrategyProblem.STRATEGY_NOT_STARTABLE);
    }

    @POST
    @Path("/{strategyId}/pause")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "pauseStrategy", summary = "Pause a strategy", description = LifecycleDocs.PAUSE)
    @StrategyProblems(StrategyProblem.STRATEGY_NOT_ACTIVE)
    public Response pause(@PathParam("strategyId") String strategyId) {
        return transition("pauseStrategy", strategyId, StrategyStatus.PAUSED, StrategyProblem.STRATEGY_NOT_ACTIVE);
    }

    @POST
    @Path("/{strategyId}/end")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "endStrategy", summary = "End a strategy", description = LifecycleDocs.END)
    public Response end(@PathParam("strategyId") String strategyId) {
        return switch (change("endStrategy", strategyId, StrategyStatus.ENDED)) {
            case Transition.Done(var strategy) -> answer(strategy);
            case Transition.NotFrom(var now) ->
                throw new IllegalStateException("a strategy can be ended whatever its status is: " + now.text());
            case Transition.Unknown() -> throw Params.unknown(WHAT);
        };
    }

    /// Only an active strategy may be paused; an ended one has no way back.
    private static Problem refusal(StrategyStatus now, StrategyStatus status, Problem problem) {
        return status == StrategyStatus.PAUSED
                ? problem.with("have", now).with("need", StrategyStatus.ACTIVE)
                : problem;
    }

    private Response transition(String action, String strategyId, StrategyStatus status, StrategyProblem refusal) {
        return switch (change(action, strategyId, status)) {
            case Transition.Done(var strategy) -> answer(strategy);
            case Transition.NotFrom(var now) ->
                throw new ProblemException(refusal(
                        now,
                        status,
                        Problem.of(
                                refusal,
                                "The strategy is " + now.text() + " and cannot become " + status.text() + ".")));
            case Transition.Unknown() -> throw Params.unknown(WHAT);
        };
    }

    private Transition change(String action, String strategyId, StrategyStatus status) {
        var id = Params.path(WHAT, strategyId, StrategyId::new);
        return lifecycle.transition(id, status, caller.act(action, AuditTarget.of(id)));
    }

    private Response answer(Strategy strategy) {
        return Response.ok(StrategyBody.of(strategy, clock.instant()))
                .header(HttpHeaders.ETAG, ETags.of(strategy.version()))
                .build();
    }
}
