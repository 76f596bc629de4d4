package dev.merit.coupons.issuing;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Shows a coupon.
@Path("/v1/coupons")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public final class CouponResource {

    private final Coupons coupons;
    private final Caller caller;

    CouponResource(Coupons coupons, Caller caller) {
        this.coupons = coupons;
        this.caller = caller;
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "readCoupon",
            summary = "Read a coupon",
            description = "Capitals and separators of the code count for nothing.")
    @APIResponse(responseCode = "200", description = "The coupon.")
    @APIResponse(responseCode = "404", description = "`not-found`: none, or, for a member, another member's.")
    public Coupon read(@PathParam("code") String code) {
        var coupon =
                coupons.find(Params.path("coupon", code, CouponCode::new)).orElseThrow(() -> Params.unknown("coupon"));
        // A code is a secret: whether another's is right is not for a member to learn.
        if (caller.isMemberOnly()
                && !caller.memberId().equals(Optional.of(coupon.memberId().value()))) {
            throw Params.unknown("coupon");
        }
        return coupon;
    }
}
