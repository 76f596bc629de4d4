package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.lookup.CodeCallers;
import dev.merit.coupons.lookup.LookupProblem;
import dev.merit.coupons.lookup.LookupProblems;
import dev.merit.coupons.lookup.VisibleCoupons;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.coupons.redemptions.Redemptions;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Validates, reserves and redeems one code for an order.
@Path("/v1/coupons")
@Tag(name = "Redemptions", description = "What coupons are worth for orders, and their use.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@LookupProblems(LookupProblem.TOO_MANY_ATTEMPTS)
public final class CodeRedemptionsResource {

    private final Redemptions redemptions;
    private final RedemptionRequests requests;
    private final CodeCallers callers;
    private final Caller caller;

    CodeRedemptionsResource(Redemptions redemptions, RedemptionRequests requests, CodeCallers callers, Caller caller) {
        this.redemptions = redemptions;
        this.requests = requests;
        this.callers = callers;
        this.caller = caller;
    }

    @POST
    @Path("/{code}/validate")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "validateCoupon",
            summary = "Ask what a coupon does for an order",
            description = RedemptionDocs.VALIDATE)
    @APIResponse(responseCode = "200", description = "Whether it may be redeemed now, and with what discount.")
    public ValidationBody validate(@PathParam("code") String code, ValidationInput request) {
        caller.requireMayActFor(request.memberId().value());
        request.order().check();
        var validation = request.toRequest(VisibleCoupons.code(code), requests);
        return RedemptionResponses.validation(redemptions.validate(validation, callers.of(request.memberId())));
    }

    @POST
    @Path("/{code}/redemptions")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "redeemCoupon",
            summary = "Redeem a coupon for an order",
            description = RedemptionDocs.REDEEM)
    @APIResponse(
            responseCode = "201",
            description = "Redeemed.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = RedemptionBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Redeemed for this order before; the same redemption.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = RedemptionBody.class)))
    @APIResponse(responseCode = "422", description = RedemptionDocs.NOT_ELIGIBLE)
    @APIResponse(responseCode = "409", description = RedemptionDocs.CONFLICT)
    @CommitProblems
    public Response redeem(@PathParam("code") String code, RedemptionInput request) {
        request.check();
        return commit(request.toRequest(VisibleCoupons.code(code), requests));
    }

    @POST
    @Path("/{code}/reservations")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "reserveCoupon",
            summary = "Reserve a coupon for an order",
            description = RedemptionDocs.RESERVE)
    @APIResponse(
            responseCode = "201",
            description = "Reserved.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = RedemptionBody.class)))
    @APIResponseSchema(
            value = RedemptionBody.class,
            responseCode = "200",
            responseDescription = "Reserved or redeemed for this order before; the redemption as it stands.")
    @APIResponse(responseCode = "422", description = RedemptionDocs.NOT_ELIGIBLE)
    @APIResponse(responseCode = "409", description = RedemptionDocs.CONFLICT)
    @CommitProblems
    public Response reserve(@PathParam("code") String code, ReservationInput request) {
        request.check();
        return commit(request.toRequest(VisibleCoupons.code(code), requests));
    }

    private Response commit(RedemptionRequest request) {
        return RedemptionResponses.redemption(redemptions.commit(request, callers.of(request.memberId())));
    }
}
