package dev.merit.coupons.strategies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.coupons.pricing.TermsInput;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.jspecify.annotations.Nullable;

/// Shows one strategy and changes it.
@Path("/v1/strategies")
@Tag(name = "Strategies", description = "Marketing strategies, from draft to end.")
@Produces(MediaType.APPLICATION_JSON)
public final class StrategyResource {

    private static final String WHAT = "strategy";

    private final Strategies strategies;
    private final TermsUpdate revising;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    StrategyResource(Strategies strategies, TermsUpdate revising, Caller caller, Json json, InstantSource clock) {
        this.strategies = strategies;
        this.revising = revising;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("/{strategyId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "getStrategy", summary = "Read a strategy")
    @APIResponse(
            responseCode = "200",
            description = "The strategy.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    public Response read(@PathParam("strategyId") String strategyId) {
        return answer(known(strategyId));
    }

    @PATCH
    @Path("/{strategyId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "updateStrategy",
            summary = "Change a draft or a paused strategy",
            description = LifecycleDocs.CHANGE)
    @APIResponse(
            responseCode = "200",
            description = "The strategy as changed.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    @StrategyProblems(StrategyProblem.STRATEGY_NOT_EDITABLE)
    public Response change(
            @PathParam("strategyId") String strategyId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Schema(implementation = TermsInput.class) JsonNode patch) {
        var strategy = known(strategyId);
        ETags.require(ifMatch, strategy.version());
        if (!strategy.status().isEditable()) {
            throw new ProblemException(StrategyPatch.refusal("Only a draft or a paused strategy may be changed."));
        }
        var body = json.patch(TermsInput.of(strategy.terms()), patch, TermsInput.class);
        var terms = body.check(new Fields());
        var locked = StrategyPatch.locked(strategy, terms);
        if (!locked.isEmpty()) {
            throw new ProblemException(StrategyPatch.refusal("Coupons or totals hang on some of the fields.")
                    .errors(locked));
        }
        return switch (revising.revise(strategy, terms)) {
            case StrategyUpdate.Done(var changed) -> answer(changed);
            case StrategyUpdate.Overtaken() -> throw ETags.stale();
            case StrategyUpdate.BudgetTaken(var left, var less) ->
                throw new ProblemException(StrategyPatch.tooLow(left, less));
        };
    }

    private Strategy known(String strategyId) {
        return strategies.find(Params.path(WHAT, strategyId, StrategyId::new)).orElseThrow(() -> Params.unknown(WHAT));
    }

    private Response answer(Strategy strategy) {
        return Response.ok(StrategyBody.of(strategy, clock.instant()).seenBy(caller))
                .header(HttpHeaders.ETAG, ETags.of(strategy.version()))
                .build();
    }
}
