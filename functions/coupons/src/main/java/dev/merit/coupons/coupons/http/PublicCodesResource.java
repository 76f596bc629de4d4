package dev.merit.coupons.coupons.http;

import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.coupons.PublicCodes;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyProblems;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.ProblemType;
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

/// Creates public codes.
@Path("/v1/strategies/{strategyId}/codes")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PublicCodesResource {

    private final PublicCodes codes;
    private final AuditLog audit;
    private final Caller caller;

    PublicCodesResource(PublicCodes codes, AuditLog audit, Caller caller) {
        this.codes = codes;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "createPublicCode", summary = "Create a code that all members share", description = """
            Any member may redeem it, as often as the strategy's `perMember` allows; each redemption and reservation \
            takes one of its `stock`. It has the terms and the window that the strategy has at the time.""")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = CouponBody.class)))
    @APIResponseSchema(
            value = CouponBody.class,
            responseCode = "200",
            responseDescription = "The strategy had this code before.")
    @StrategyProblems({StrategyProblem.STRATEGY_NOT_ACTIVE, StrategyProblem.NOT_FOR_VOUCHERS})
    @IssuanceProblems(IssuanceProblem.CODE_TAKEN)
    public Response create(@PathParam("strategyId") String strategyId, PublicCodeInput request) {
        request.check();
        var id = Params.path("strategy", strategyId, StrategyId::new);
        var act = caller.act("createPublicCode", AuditTarget.of(id))
                .setting("code", request.code().text());
        return switch (codes.create(id, request.code(), audit.of(act))) {
            case PublicCodes.PublicCodeOutcome.Created(var code) ->
                CreationResponses.created(path(code), CouponBody.of(code));
            case PublicCodes.PublicCodeOutcome.Known(var code) ->
                CreationResponses.existing(path(code), CouponBody.of(code));
            case PublicCodes.PublicCodeOutcome.Taken() ->
                throw conflict(IssuanceProblem.CODE_TAKEN, "The code is in use.");
            case PublicCodes.PublicCodeOutcome.Ended() ->
                throw new ProblemException(
                        InactiveReason.of(StrategyStatus.ENDED).problem());
            case PublicCodes.PublicCodeOutcome.ForVouchers() ->
                throw conflict(StrategyProblem.NOT_FOR_VOUCHERS, "Gift vouchers are issued one by one.");
            case PublicCodes.PublicCodeOutcome.NoStrategy() -> throw Params.unknown("strategy");
        };
    }

    private static String path(PublicCode code) {
        return "/v1/coupons/" + code.code().canonical();
    }

    private static ProblemException conflict(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}
