package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/totals/purchases/series")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class PurchaseSeriesResource {

    private final Totals totals;
    private final InstantSource clock;

    PurchaseSeriesResource(Totals totals, InstantSource clock) {
        this.totals = totals;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "getPurchaseSeries", summary = "M and N over time", description = SeriesQuery.POINTS)
    @APIResponse(responseCode = "200", description = "The points in the order of time.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public PurchaseSeries series(@BeanParam SeriesQuery asked, @Context UriInfo uri) {
        Params.only(uri, "currency", "from", "to", "step", "zone", "freshness");
        var in = asked.currency();
        var timeline = asked.timeline(clock.instant());
        var snapshots =
                totals.between(timeline.cuts(), asked.postedOnly(), TotalSeries.purchases(in), TotalSeries.members());
        return PurchaseSeries.of(timeline, snapshots, in);
    }
}
