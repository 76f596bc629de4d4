package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import dev.merit.shared.totals.Totals.Snapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/totals/revenue/series")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class RevenueSeriesResource {

    private final Totals totals;
    private final Strategies strategies;
    private final InstantSource clock;

    RevenueSeriesResource(Totals totals, Strategies strategies, InstantSource clock) {
        this.totals = totals;
        this.strategies = strategies;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getRevenueSeries",
            summary = "R, or one strategy's P, over time",
            description = SeriesQuery.POINTS)
    @APIResponse(responseCode = "200", description = "The points in the order of time.")
    @CommonProblems(CommonProblem.NOT_FOUND)
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public RevenueSeries series(
            @BeanParam SeriesQuery asked,
            @QueryParam("strategyId") @Parameter(description = "Only this strategy's revenue.") @Nullable
                    String strategyId,
            @QueryParam("by")
                    @Parameter(
                            description =
                                    "`strategy`: with the change of each strategy at each point. Not together with"
                                            + " `strategyId`.")
                    @Nullable
                    String by,
            @Context UriInfo uri) {
        Params.only(uri, "currency", "from", "to", "step", "zone", "freshness", "strategyId", "by");
        var in = asked.currency();
        var timeline = asked.timeline(clock.instant());
        var strategy = Params.value("strategyId", strategyId, StrategyId::new);
        var byStrategy = isByStrategy(by, strategyId);
        if (strategy != null && strategies.currency(strategy).isEmpty()) {
            throw Params.unknown("strategy");
        }
        var snapshots = totals.between(timeline.cuts(), asked.postedOnly(), TotalSeries.revenue(in));
        if (byStrategy) {
            var names = strategies.names(RevenueSeries.strategies(snapshots));
            return RevenueSeries.byStrategy(timeline, snapshots, in, names);
        }
        return RevenueSeries.of(timeline, snapshots, snapshot -> revenue(snapshot, in, strategy), in);
    }

    private static boolean isByStrategy(@Nullable String by, @Nullable String strategyId) {
        if (by == null) {
            return false;
        }
        if (!by.equals("strategy")) {
            throw new ProblemException(Problem.invalidParameter("by", "must be strategy"));
        }
        if (strategyId != null) {
            throw new ProblemException(Problem.invalidParameter("by", "cannot be combined with strategyId"));
        }
        return true;
    }

    private static Figures revenue(Snapshot snapshot, Currency currency, @Nullable StrategyId strategy) {
        return strategy == null ? snapshot.sum() : snapshot.of(new Total.Revenue(currency, strategy));
    }
}
