package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.redemptions.CouponProblem;
import dev.merit.coupons.redemptions.CouponProblems;
import dev.merit.coupons.redemptions.Prolongations;
import dev.merit.coupons.redemptions.Prolongations.Prolongation;
import dev.merit.coupons.redemptions.Redemptions;
import dev.merit.coupons.redemptions.Rollbacks;
import dev.merit.coupons.redemptions.Rollbacks.RolledBack;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Shows redemptions, prolongs reservations, and undoes both.
@Path("/v1/redemptions")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
public final class RedemptionsResource {

    private final Redemptions redemptions;
    private final Rollbacks rollbacks;
    private final Prolongations prolongations;

    RedemptionsResource(Redemptions redemptions, Rollbacks rollbacks, Prolongations prolongations) {
        this.redemptions = redemptions;
        this.rollbacks = rollbacks;
        this.prolongations = prolongations;
    }

    @GET
    @Path("/{redemptionId}")
    @Operation(operationId = "getRedemption", summary = "Read a redemption")
    @APIResponse(responseCode = "200", description = "The redemption.")
    public RedemptionBody read(@PathParam("redemptionId") String redemptionId) {
        return redemptions
                .find(id(redemptionId))
                .map(RedemptionBody::of)
                .orElseThrow(() -> Params.unknown("redemption"));
    }

    @POST
    @Path("/{redemptionId}/rollback")
    @Operation(
            operationId = "rollBackRedemption",
            summary = "Roll a redemption back",
            description = "All that it took is given back, but for what refunds gave back before. A reservation is "
                    + "released. Rolling back again changes nothing. A purchase that names it is no hindrance, unless "
                    + "its points were multiplied: those go back with its refunds only.")
    @APIResponse(responseCode = "200", description = "The redemption, rolled back or released.")
    @CouponProblems(CouponProblem.PURCHASE_NOT_REFUNDED)
    public RedemptionBody rollBack(@PathParam("redemptionId") String redemptionId) {
        return switch (rollbacks.rollBack(id(redemptionId))) {
            case RolledBack.Done(var redemption) -> RedemptionBody.of(redemption);
            case RolledBack.NotRefunded(var have, var need) ->
                throw new ProblemException(Problem.of(
                                CouponProblem.PURCHASE_NOT_REFUNDED,
                                "The points of its purchase were multiplied, and not all of that is refunded.")
                        .with("have", have)
                        .with("need", need));
            case RolledBack.Unknown() -> throw Params.unknown("redemption");
        };
    }

    @DELETE
    @Path("/{redemptionId}")
    @Operation(
            operationId = "releaseReservation",
            summary = "Release a reservation",
            description = "The coupon is as it was before. Releasing it again changes nothing.")
    @APIResponse(responseCode = "200", description = "The redemption, released or rolled back.")
    @CouponProblems(CouponProblem.NOT_RESERVED)
    public RedemptionBody release(@PathParam("redemptionId") String redemptionId) {
        var released = rollbacks.release(id(redemptionId)).orElseThrow(() -> Params.unknown("redemption"));
        if (released.isRedeemed()) {
            throw new ProblemException(
                    Problem.of(CouponProblem.NOT_RESERVED, "The redemption is no reservation any more; roll it back."));
        }
        return RedemptionBody.of(released);
    }

    @POST
    @Path("/{redemptionId}/prolong")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "prolongReservation",
            summary = "Prolong a reservation",
            description = "The reservation ends `seconds` from now, at most four hours after it was made, and never "
                    + "earlier than it would: `reservedUntil` says when. Its price stays. Codes that were reserved "
                    + "together are prolonged one by one. A reservation whose time is over is not prolonged; reserve "
                    + "again.")
    @APIResponse(responseCode = "200", description = "The reservation.")
    @CouponProblems(CouponProblem.NOT_RESERVED)
    public RedemptionBody prolong(@PathParam("redemptionId") String redemptionId, ProlongationInput request) {
        request.check();
        return switch (prolongations.prolong(id(redemptionId), ReservationInput.time(request.seconds()))) {
            case Prolongation.Done(var redemption) -> RedemptionBody.of(redemption);
            case Prolongation.NotReserved() ->
                throw new ProblemException(
                        Problem.of(CouponProblem.NOT_RESERVED, "There is no reservation, or its time is over."));
            case Prolongation.Unknown() -> throw Params.unknown("redemption");
        };
    }

    private static RedemptionId id(String redemptionId) {
        return Params.path("redemption", redemptionId, RedemptionId::new);
    }
}
