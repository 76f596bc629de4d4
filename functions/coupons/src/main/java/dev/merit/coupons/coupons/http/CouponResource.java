package dev.merit.coupons.coupons.http;

import dev.merit.coupons.lookup.LookupProblem;
import dev.merit.coupons.lookup.LookupProblems;
import dev.merit.coupons.lookup.VisibleCoupons;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Reads coupons by their codes.
@Path("/v1/coupons")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public final class CouponResource {

    private final VisibleCoupons coupons;

    CouponResource(VisibleCoupons coupons) {
        this.coupons = coupons;
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "getCoupon",
            summary = "Read a coupon",
            description =
                    "Upper and lower case and separators of the code make no difference. " + VisibleCoupons.LIMITED)
    @APIResponse(responseCode = "200", description = "The coupon.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such coupon or, for a member, it is the coupon of another member.")
    @LookupProblems(LookupProblem.TOO_MANY_ATTEMPTS)
    public CouponBody read(@PathParam("code") String code) {
        return CouponBody.of(coupons.get(code));
    }
}
