package dev.merit.coupons.redeeming;

import dev.merit.coupons.issuing.Coupons;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Problem;
import dev.merit.shared.http.ProblemException;
import dev.merit.shared.http.Roles;
import dev.merit.shared.redemption.Redemption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tells what a coupon does for an order, and redeems it.
@Path("/v1/coupons")
@Tag(name = "Redemptions", description = "What coupons are worth for orders, and their use.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "`not-found`: there is no such coupon.")
public final class RedeemingResource {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Redemptions redemptions;
    private final Coupons coupons;
    private final Caller caller;

    RedeemingResource(Redemptions redemptions, Coupons coupons, Caller caller) {
        this.redemptions = redemptions;
        this.coupons = coupons;
        this.caller = caller;
    }

    @POST
    @Path("/{code}/validate")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "validateCoupon",
            summary = "Ask what a coupon does for an order",
            description = RedeemingDocs.VALIDATE)
    @APIResponse(responseCode = "200", description = "Whether it may be redeemed now, and with what discount.")
    public Validation validate(@PathParam("code") String code, ValidationRequest request) {
        caller.mayActFor(request.memberId().value());
        request.order().check();
        var coupon = coupons.find(code(code)).orElseThrow(() -> Params.unknown("coupon"));
        if (caller.isMemberOnly() && !coupon.memberId().equals(request.memberId())) {
            throw Params.unknown("coupon");
        }
        return Validation.of(redemptions.assess(coupon, request));
    }

    @POST
    @Path("/{code}/redemptions")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "redeemCoupon",
            summary = "Redeem a coupon for an order",
            description = RedeemingDocs.REDEEM)
    @APIResponse(
            responseCode = "201",
            description = "Redeemed; Location is the redemption's.",
            content = @Content(schema = @Schema(implementation = RedemptionBody.class)))
    @APIResponseSchema(
            value = RedemptionBody.class,
            responseCode = "200",
            responseDescription = "Redeemed for this order before; the same redemption, with its Location.")
    @APIResponse(
            responseCode = "409",
            description = "`already-redeemed`: for another order; `redemption-differs`: for this one, but otherwise.")
    @APIResponse(
            responseCode = "422",
            description = "`not-eligible` with `reasons` as validate gives them, or `invalid-fields`")
    public Response redeem(@PathParam("code") String code, RedemptionRequest request) {
        request.order().check();
        return switch (redemptions.redeem(code(code), request)) {
            case Redeeming.Redeemed(var redemption) -> answer(CREATED, redemption);
            case Redeeming.Repeated(var redemption) -> answer(OK, redemption);
            case Redeeming.Differs() ->
                throw refusal(Problem.conflict(
                        "redemption-differs", "The coupon is redeemed for this order, but with other content."));
            case Redeeming.Spent() ->
                throw refusal(Problem.conflict("already-redeemed", "The coupon is redeemed for another order."));
            case Redeeming.NotEligible(var reasons) ->
                throw refusal(Problem.unprocessable("not-eligible", "The coupon is not for this order.")
                        .with("reasons", reasons));
            case Redeeming.NoCoupon() -> throw Params.unknown("coupon");
        };
    }

    private static CouponCode code(String code) {
        return Params.path("coupon", code, CouponCode::new);
    }

    private static ProblemException refusal(Problem problem) {
        return new ProblemException(problem);
    }

    private static Response answer(int status, Redemption redemption) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, "/v1/redemptions/" + redemption.redemptionId())
                .entity(RedemptionBody.of(redemption))
                .build();
    }
}
