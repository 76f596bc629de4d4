package dev.merit.coupons.offers;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.Coupons;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.redemptions.Qualification;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tells what there is for a member's order.
@Path("/v1/members/{memberId}/offers")
@Tag(name = "Offers", description = "What a member's coupons and the running promotions do for an order.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OffersResource {

    private static final int COUPONS = 100;
    private static final int PROMOTIONS = 50;

    private final Coupons coupons;
    private final Strategies strategies;
    private final Qualification qualification;
    private final Caller caller;
    private final InstantSource clock;

    OffersResource(
            Coupons coupons, Strategies strategies, Qualification qualification, Caller caller, InstantSource clock) {
        this.coupons = coupons;
        this.strategies = strategies;
        this.qualification = qualification;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "listOffers", summary = "Find the best offer for an order", description = OfferDocs.OFFER)
    @APIResponse(responseCode = "200", description = "What there is, the largest discount first, and what is best.")
    public Offers find(@PathParam("memberId") String memberId, OffersInput request) {
        caller.requireMayActFor(memberId);
        request.order().check();
        var member = Params.path("member", memberId, MemberId::new);
        var candidates = new ArrayList<Coupon>(coupons.usable(member, COUPONS).stream()
                .filter(coupon -> !coupon.pays())
                .toList());
        strategies
                .offered(clock.instant(), PROMOTIONS)
                .forEach((strategy, code) ->
                        candidates.add(new PublicCode(new CouponCode(code), strategy.id(), strategy.createdAt())));
        var qualified =
                qualification.of(candidates, member, request.order(), null).orElseThrow(() -> Params.unknown("member"));
        return Offers.of(qualified, request.order());
    }
}
