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

@Path("/v1/totals/purchases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals", description = "Exact sums over all members and strategies, up to any time.")
public final class PurchasesResource {

    private final Totals totals;
    private final InstantSource clock;

    PurchasesResource(Totals totals, InstantSource clock) {
        this.totals = totals;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getPurchaseTotals",
            summary = "The members' net purchases, M(t), and their number, N(t)",
            description = "Purchases less refunds of all members in a currency, and the members registered and not"
                    + " erased.")
    @APIResponse(responseCode = "200", description = "The totals.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public PurchaseTotals totals(
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
        var snapshot = totals.upTo(
                moment.quarterHour(),
                TotalQuery.postedOnly(freshness),
                TotalSeries.purchases(in),
                TotalSeries.members());
        return PurchaseTotals.of(moment, snapshot, in);
    }
}
