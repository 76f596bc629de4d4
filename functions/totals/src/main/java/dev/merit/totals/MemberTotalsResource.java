package dev.merit.totals;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
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

@Path("/v1/members/{memberId}/totals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Totals")
public final class MemberTotalsResource {

    private final MemberTotals totals;
    private final Caller caller;
    private final InstantSource clock;

    MemberTotalsResource(MemberTotals totals, Caller caller, InstantSource clock) {
        this.totals = totals;
        this.caller = caller;
        this.clock = clock;
    }

    /// W at a time.
    @Schema(name = "MemberTotals", examples = TotalDocs.MEMBER)
    record OneMembersTotals(
            MemberId memberId,
            Instant at,
            Instant effectiveAt,
            Money purchaseAmount,
            long purchaseCount,
            long refundCount) {}

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "getMemberTotals",
            summary = "One member's net purchases, W(t)",
            description = "Purchases less refunds in a currency. A member may ask for its own.")
    @APIResponse(responseCode = "200", description = "The total.")
    @TotalProblems(TotalProblem.TOTAL_OUT_OF_RANGE)
    public OneMembersTotals totals(
            @PathParam("memberId") String memberId,
            @QueryParam("currency")
                    @Parameter(description = TotalQuery.CURRENCY, required = true, example = "USD")
                    @Nullable
                    String currency,
            @QueryParam("at") @Parameter(description = TotalQuery.AT) @Nullable String at,
            @Context UriInfo uri) {
        caller.requireMayActFor(memberId);
        Params.only(uri, "currency", "at");
        var in = TotalQuery.currency(currency);
        var moment = TotalsMoment.of(at, clock.instant());
        var member = Params.path("member", memberId, MemberId::new);
        var figures = totals.of(member, in, moment.quarterHour()).orElseThrow(() -> Params.unknown("member"));
        return new OneMembersTotals(
                member,
                moment.at(),
                moment.effectiveAt(),
                TotalMoney.of("purchaseAmount", figures, in),
                figures.purchases(),
                figures.refunds());
    }
}
