package dev.merit.coupons.combining;

import dev.merit.coupons.finding.Askers;
import dev.merit.coupons.finding.Lookup;
import dev.merit.coupons.redeeming.Answering;
import dev.merit.coupons.sessions.Quotation;
import dev.merit.coupons.sessions.Quoting;
import dev.merit.coupons.sessions.Redemptions;
import dev.merit.coupons.sessions.Wish;
import dev.merit.coupons.sessions.Wishes;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
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

/// Tells what several codes do together for an order, reserves and redeems them.
@Path("/v1/redemptions")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "`not-found`: there is no such coupon; `coupon` names the code.")
@APIResponse(responseCode = "429", description = Lookup.TOO_MANY_ATTEMPTS)
public final class CombiningResource {

    private final Quoting quoting;
    private final Redemptions redemptions;
    private final Wishes wishes;
    private final Askers askers;
    private final Caller caller;

    CombiningResource(Quoting quoting, Redemptions redemptions, Wishes wishes, Askers askers, Caller caller) {
        this.quoting = quoting;
        this.redemptions = redemptions;
        this.wishes = wishes;
        this.askers = askers;
        this.caller = caller;
    }

    @POST
    @Path("/validations")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "validateCodes",
            summary = "Ask what several codes do for an order",
            description = CombiningDocs.VALIDATE_COMBINED)
    @APIResponse(responseCode = "200", description = "Whether all may be redeemed now, and what they come to.")
    public CombinedValidation validate(CombinedValidationRequest request) {
        caller.mayActFor(request.memberId().value());
        request.check();
        return switch (quoting.of(request.wish(wishes), askers.of(request.memberId()))) {
            case Quotation.Priced(var quotes) -> CombinedValidation.of(quotes);
            case Quotation.Hindered(var reasons) -> CombinedValidation.not(reasons);
            case Quotation.Unknown(var why) -> throw Answering.problem(why);
        };
    }

    @POST
    @Path("/reservations")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "reserveCodes",
            summary = "Reserve several codes for an order",
            description = CombiningDocs.RESERVE_COMBINED)
    @APIResponse(
            responseCode = "201",
            description = "All reserved, in the order in which they apply.",
            content = @Content(schema = @Schema(implementation = CombinedBody.class)))
    @APIResponseSchema(
            value = CombinedBody.class,
            responseCode = "200",
            responseDescription = "Reserved or redeemed by the same request before; the redemptions as they stand.")
    @APIResponse(responseCode = "409", description = Answering.CONFLICTS)
    @APIResponse(responseCode = "422", description = CombiningDocs.NOT_COMBINED)
    public Response reserve(CombinedReservationRequest request) {
        request.check();
        return answer(request.wish(wishes));
    }

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "redeemCodes",
            summary = "Redeem several codes for an order",
            description = CombiningDocs.COMBINE)
    @APIResponse(
            responseCode = "201",
            description = "All redeemed, in the order in which they apply.",
            content = @Content(schema = @Schema(implementation = CombinedBody.class)))
    @APIResponseSchema(
            value = CombinedBody.class,
            responseCode = "200",
            responseDescription = "Redeemed by the same request before.")
    @APIResponse(responseCode = "409", description = Answering.CONFLICTS)
    @APIResponse(responseCode = "422", description = CombiningDocs.NOT_COMBINED)
    public Response redeem(CombinedRequest request) {
        request.check();
        return answer(request.wish(wishes));
    }

    private Response answer(Wish wish) {
        var outcome = redemptions.settle(wish, askers.of(wish.memberId()));
        return Answering.answer(outcome, found -> Response.ok(CombinedBody.of(found)));
    }
}
