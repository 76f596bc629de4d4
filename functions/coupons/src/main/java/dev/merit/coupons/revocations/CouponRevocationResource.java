package dev.merit.coupons.revocations;

import dev.merit.coupons.batches.BatchProblem;
import dev.merit.coupons.batches.BatchProblems;
import dev.merit.coupons.batches.RevokedCounters;
import dev.merit.coupons.coupons.http.CouponBody;
import dev.merit.coupons.lookup.VisibleCoupons;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Revokes single coupons.
@Path("/v1/coupons/{code}/revoke")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class CouponRevocationResource {

    private static final int MAX_REASON = 100;

    private final CouponRevoker revoker;
    private final Caller caller;

    CouponRevocationResource(CouponRevoker revoker, Caller caller) {
        this.revoker = revoker;
        this.caller = caller;
    }

    @RegisterForReflection
    @Schema(name = "CouponRevocationRequest", examples = "{\"reason\": \"sent to the wrong member\"}")
    record Request(
            @Schema(description = "Why it is revoked; it is kept with the coupon and in the audit log.")
            String reason) {}

    @POST
    @Operation(operationId = "revokeCoupon", summary = "Revoke a coupon", description = """
                    Takes the coupon, the code of a batch, or the gift voucher out of use for good. The strategy's stock \
                    gets back the unit that issuing it took, and the member may have another one in its place. A coupon \
                    that is redeemed or reserved for any order is not revoked: roll that back, or release it, first. \
                    A repetition changes nothing.

                    A gift voucher that has paid is revoked with what is left of it, unless a part of it is reserved. \
                    What is left is entered as `revoked`, so the balance is 0 and the sum of its entries. What a rollback \
                    of a payment returns afterwards is entered as `revoked` at once. The stock and the member's count \
                    change only if nothing of it was spent. A public code has no holder: pause or end its strategy.""")
    @APIResponse(responseCode = "200", description = "The coupon, revoked.")
    @RevocationProblems({RevocationProblem.COUPON_IN_USE, RevocationProblem.PUBLIC_CODE})
    @BatchProblems(BatchProblem.TOO_MANY_RANGES)
    public CouponBody revoke(@PathParam("code") String code, Request request) {
        new Fields().text("reason", request.reason(), 1, MAX_REASON).check();
        var revocation = revoker.revoke(
                VisibleCoupons.code(code), request.reason(), target -> caller.act("revokeCoupon", target));
        return switch (revocation) {
            case CouponRevocation.Done(var coupon) -> CouponBody.of(coupon);
            case CouponRevocation.Unknown() -> throw Params.unknown("coupon");
            case CouponRevocation.InUse(var until) -> {
                var problem = Problem.of(RevocationProblem.COUPON_IN_USE, "The coupon is redeemed or reserved.");
                throw new ProblemException(until == null ? problem : problem.with("reservedUntil", until));
            }
            case CouponRevocation.Shared() ->
                throw new ProblemException(Problem.of(
                        RevocationProblem.PUBLIC_CODE, "A public code is not revoked. Pause or end its strategy."));
            case CouponRevocation.TooManyRanges() ->
                throw new ProblemException(Problem.of(
                                BatchProblem.TOO_MANY_RANGES,
                                "The batch has at most " + RevokedCounters.MAX + " revoked ranges.")
                        .with("limit", RevokedCounters.MAX));
        };
    }
}
