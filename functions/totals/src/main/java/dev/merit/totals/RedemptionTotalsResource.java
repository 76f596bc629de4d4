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

@Path("/v1/totals/redemptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class RedemptionTotalsResource {

    private final Totals totals;
    private final Strategies strategies;
    private final InstantSource clock;

    RedemptionTotalsResource(Totals totals, Strategies strategies, InstantSource clock) {
        this.totals = totals;
        this.strategies = strategies;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getRedemptionTotals",
            summary = "The redemptions of all strategies and their discounts, D(t)",
            description =
                    "The sums, and the part of each strategy, the largest discount first. A redemption counts when"
                            + " it is redeemed, not when it is reserved, and a rollback when it is rolled back.")
    @APIResponse(responseCode = "200", description = "The totals.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public RedemptionTotals totals(
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
        var snapshot = totals.upTo(moment.quarterHour(), TotalQuery.postedOnly(freshness), TotalSeries.redemptions(in));
        return RedemptionTotals.of(moment, snapshot, in, strategies.names(RedemptionTotals.strategies(snapshot)));
    }
}
