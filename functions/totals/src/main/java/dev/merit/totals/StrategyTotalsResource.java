package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/strategies/{strategyId}/totals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class StrategyTotalsResource {

    private final Totals totals;
    private final Strategies strategies;
    private final InstantSource clock;

    StrategyTotalsResource(Totals totals, Strategies strategies, InstantSource clock) {
        this.totals = totals;
        this.strategies = strategies;
        this.clock = clock;
    }

    /// P at a time.
    @Schema(examples = TotalDocs.STRATEGY)
    record StrategyTotals(
            StrategyId strategyId,
            Instant at,
            Instant effectiveAt,
            Instant postedAt,
            Money revenue,
            long purchaseCount,
            long refundCount) {}

    @GET
    @Operation(
            operationId = "getStrategyTotals",
            summary = "The net revenue of one strategy, P(t)",
            description = "The shares of the strategy in the purchases that redeemed it, less refunds, in the currency"
                    + " of the strategy.")
    @APIResponse(responseCode = "200", description = "The total.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public StrategyTotals totals(
            @PathParam("strategyId") String strategyId,
            @QueryParam("at") @Parameter(description = TotalQuery.AT) @Nullable String at,
            @QueryParam("freshness") @Parameter(description = TotalQuery.FRESHNESS) @Nullable String freshness,
            @Context UriInfo uri) {
        Params.only(uri, "at", "freshness");
        var moment = TotalsMoment.of(at, clock.instant());
        var postedOnly = TotalQuery.postedOnly(freshness);
        var id = Params.path("strategy", strategyId, StrategyId::new);
        var currency = strategies.currency(id).orElseThrow(() -> Params.unknown("strategy"));
        var snapshot = totals.upTo(moment.quarterHour(), postedOnly, TotalSeries.revenue(currency));
        var figures = snapshot.of(new Total.Revenue(currency, id));
        return new StrategyTotals(
                id,
                moment.at(),
                moment.effectiveAt(),
                snapshot.postedAt(),
                TotalMoney.of("revenue", figures, currency),
                figures.purchases(),
                figures.refunds());
    }
}
