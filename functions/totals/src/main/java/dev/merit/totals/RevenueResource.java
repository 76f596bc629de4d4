package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/totals/revenue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class RevenueResource {

    private final Totals totals;
    private final Strategies strategies;
    private final InstantSource clock;

    RevenueResource(Totals totals, Strategies strategies, InstantSource clock) {
        this.totals = totals;
        this.strategies = strategies;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getRevenueTotals",
            summary = "The net revenue of all strategies, R(t)",
            description = "The sum, and the part of each strategy, P(t), the largest first.")
    @APIResponse(responseCode = "200", description = "The totals.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public RevenueTotals totals(
            @QueryParam("currency")
                    @Parameter(description = TotalQuery.CURRENCY, required = true, example = "USD")
                    @Nullable
                    String currency,
            @QueryParam("at") @Parameter(description = TotalQuery.AT) @Nullable String at,
            @QueryParam("freshness") @Parameter(description = TotalQuery.FRESHNESS) @Nullable String freshness,
            @Context UriInfo uri) {
        Params.only(uri, "currency", "at", "freshness");
        var in = TotalQuery.currency(currency);
        var moment = TotalsMoment.of(at, clock.instant());
        var snapshot = totals.upTo(moment.quarterHour(), TotalQuery.postedOnly(freshness), TotalSeries.revenue(in));
        return RevenueTotals.of(moment, snapshot, in, strategies.names(RevenueTotals.strategies(snapshot)));
    }
}
