package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.lookup.CodeCallers;
import dev.merit.coupons.lookup.LookupProblem;
import dev.merit.coupons.lookup.LookupProblems;
import dev.merit.coupons.redemptions.CouponProblem;
import dev.merit.coupons.redemptions.CouponProblems;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.coupons.redemptions.Redemptions;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Validates, reserves and redeems several codes together for an order.
@Path("/v1/redemptions")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@LookupProblems(LookupProblem.TOO_MANY_ATTEMPTS)
@CommonProblems(CommonProblem.NOT_FOUND)
public final class CombinedRedemptionsResource {

    private final Redemptions redemptions;
    private final RedemptionRequests requests;
    private final CodeCallers callers;
    private final Caller caller;

    CombinedRedemptionsResource(
            Redemptions redemptions, RedemptionRequests requests, CodeCallers callers, Caller caller) {
        this.redemptions = redemptions;
        this.requests = requests;
        this.callers = callers;
        this.caller = caller;
    }

    @POST
    @Path("/validations")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "validateCodes",
            summary = "Ask what several codes do for an order",
            description = CombinedDocs.VALIDATE_COMBINED)
    @APIResponse(responseCode = "200", description = "Whether all may be redeemed now, and what they come to.")
    public CombinedValidationBody validate(CombinedValidationInput request) {
        caller.requireMayActFor(request.memberId().value());
        request.check();
        var plan = redemptions.validate(request.toRequest(requests), callers.of(request.memberId()));
        return RedemptionResponses.combinedValidation(plan);
    }

    @POST
    @Path("/reservations")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "reserveCodes",
            summary = "Reserve several codes for an order",
            description = CombinedDocs.RESERVE_COMBINED)
    @APIResponse(
            responseCode = "201",
            description = "All reserved, in the order in which they apply.",
            content = @Content(schema = @Schema(implementation = CombinedRedemptionBody.class)))
    @APIResponseSchema(
            value = CombinedRedemptionBody.class,
            responseCode = "200",
            responseDescription = "Reserved or redeemed by the same request before; the redemptions as they stand.")
    @APIResponse(responseCode = "422", description = CombinedDocs.NOT_ELIGIBLE)
    @APIResponse(responseCode = "409", description = CombinedDocs.CONFLICT)
    @CouponProblems(CouponProblem.NOT_STACKABLE)
    @CommitProblems
    public Response reserve(CombinedReservationInput request) {
        request.check();
        return commit(request.toRequest(requests));
    }

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "redeemCodes",
            summary = "Redeem several codes for an order",
            description = CombinedDocs.COMBINE)
    @APIResponse(
            responseCode = "201",
            description = "All redeemed, in the order in which they apply.",
            content = @Content(schema = @Schema(implementation = CombinedRedemptionBody.class)))
    @APIResponseSchema(
            value = CombinedRedemptionBody.class,
            responseCode = "200",
            responseDescription = "Redeemed by the same request before.")
    @APIResponse(responseCode = "422", description = CombinedDocs.NOT_ELIGIBLE)
    @APIResponse(responseCode = "409", description = CombinedDocs.CONFLICT)
    @CouponProblems(CouponProblem.NOT_STACKABLE)
    @CommitProblems
    public Response redeem(CombinedRedemptionInput request) {
        request.check();
        return commit(request.toRequest(requests));
    }

    private Response commit(RedemptionRequest request) {
        return RedemptionResponses.redemptions(redemptions.commit(request, callers.of(request.memberId())));
    }
}
