package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.totals.Total;
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

@Path("/v1/totals/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
@Tag(name = "Totals")
public final class VoucherTotalsResource {

    private final Totals totals;
    private final InstantSource clock;

    VoucherTotalsResource(Totals totals, InstantSource clock) {
        this.totals = totals;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getVoucherTotals",
            summary = "The balances of all gift vouchers, V(t)",
            description =
                    "What was issued on gift vouchers in a currency, less what they have paid and what has expired."
                            + " A reservation does not change it.")
    @APIResponse(responseCode = "200", description = "The total.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public VoucherTotals totals(
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
        var snapshot = totals.upTo(moment.quarterHour(), TotalQuery.postedOnly(freshness), TotalSeries.vouchers(in));
        return new VoucherTotals(
                moment.at(),
                moment.effectiveAt(),
                snapshot.postedAt(),
                TotalMoney.of("balance", snapshot.of(new Total.Vouchers(in)), in));
    }
}
