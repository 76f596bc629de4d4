package dev.merit.coupons.strategies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.coupons.proposals.TermsBody;
import dev.merit.coupons.proposals.TermsCheck;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Json;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Problem;
import dev.merit.shared.http.ProblemException;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows one strategy, changes it, and leads it from draft to end.
@Path("/v1/strategies")
@Tag(name = "Strategies", description = "Marketing strategies, from draft to end.")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "`not-found`")
public final class StrategyResource {

    private static final String WHAT = "strategy";
    private static final String SHOWN = "The strategy, with its ETag.";

    private final Strategies strategies;
    private final Lifecycle lifecycle;
    private final Json json;
    private final InstantSource clock;

    StrategyResource(Strategies strategies, Lifecycle lifecycle, Json json, InstantSource clock) {
        this.strategies = strategies;
        this.lifecycle = lifecycle;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("/{strategyId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "readStrategy", summary = "Read a strategy")
    @APIResponseSchema(value = StrategyBody.class, responseDescription = SHOWN)
    public Response read(@PathParam("strategyId") String strategyId) {
        return answer(known(strategyId));
    }

    @PATCH
    @Path("/{strategyId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "changeStrategy",
            summary = "Change a draft or a paused strategy",
            description = StrategyDocs.CHANGE)
    @APIResponse(
            responseCode = "200",
            description = "The strategy as changed, with its new ETag.",
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    @APIResponse(responseCode = "409", description = StrategyDocs.NOT_EDITABLE)
    @APIResponse(responseCode = "412", description = "`precondition-failed`: changed since that version.")
    @APIResponse(responseCode = "422", description = StrategyDocs.INVALID)
    @APIResponse(responseCode = "428", description = "`precondition-required`: there is no If-Match.")
    public Response change(
            @PathParam("strategyId") String strategyId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Schema(implementation = TermsBody.class) JsonNode patch) {
        var strategy = known(strategyId);
        ETags.require(ifMatch, strategy.version());
        if (!strategy.status().isEditable()) {
            throw new ProblemException(Editing.refusal("Only a draft or a paused strategy may be changed."));
        }
        var body = json.patch(TermsBody.of(strategy.terms()), patch, TermsBody.class);
        var terms = TermsCheck.check(body, new Fields());
        var locked = Editing.locked(strategy, terms);
        if (!locked.isEmpty()) {
            throw new ProblemException(Editing.refusal("Coupons or totals hang on some of the fields.")
                    .errors(locked));
        }
        return answer(strategies.change(strategy, terms).orElseThrow(ETags::stale));
    }

    @POST
    @Path("/{strategyId}/activate")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "activateStrategy", summary = "Activate a strategy", description = StrategyDocs.ACTIVATE)
    @APIResponseSchema(value = StrategyBody.class, responseDescription = SHOWN)
    @APIResponse(responseCode = "409", description = "`strategy-not-startable`: it has ended.")
    public Response activate(@PathParam("strategyId") String strategyId) {
        return bring(strategyId, Status.ACTIVE, "strategy-not-startable");
    }

    @POST
    @Path("/{strategyId}/pause")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "pauseStrategy", summary = "Pause a strategy", description = StrategyDocs.PAUSE)
    @APIResponseSchema(value = StrategyBody.class, responseDescription = SHOWN)
    @APIResponse(responseCode = "409", description = "`strategy-not-active`: it is a draft or has ended.")
    public Response pause(@PathParam("strategyId") String strategyId) {
        return bring(strategyId, Status.PAUSED, "strategy-not-active");
    }

    @POST
    @Path("/{strategyId}/end")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "endStrategy", summary = "End a strategy", description = StrategyDocs.END)
    @APIResponseSchema(value = StrategyBody.class, responseDescription = SHOWN)
    public Response end(@PathParam("strategyId") String strategyId) {
        return bring(strategyId, Status.ENDED, "strategy-not-endable");
    }

    private Response bring(String strategyId, Status status, String refusal) {
        return switch (lifecycle.bring(Params.path(WHAT, strategyId, StrategyId::new), status)) {
            case Transition.Done(var strategy) -> answer(strategy);
            case Transition.NotFrom(var now) ->
                throw new ProblemException(Problem.conflict(
                        refusal, "The strategy is " + now.text() + " and cannot become " + status.text() + "."));
            case Transition.Unknown() -> throw Params.unknown(WHAT);
        };
    }

    private Strategy known(String strategyId) {
        return strategies.find(Params.path(WHAT, strategyId, StrategyId::new)).orElseThrow(() -> Params.unknown(WHAT));
    }

    private Response answer(Strategy strategy) {
        return Response.ok(StrategyBody.of(strategy, clock.instant()))
                .header(HttpHeaders.ETAG, ETags.of(strategy.version()))
                .build();
    }
}
