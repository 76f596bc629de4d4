package dev.merit.coupons.coupons.http;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponIssuer;
import dev.merit.coupons.coupons.IssuanceOutcome;
import dev.merit.coupons.coupons.IssuanceRequest;
import dev.merit.coupons.refusals.RefusalCounts;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyProblems;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Issues coupons and gift vouchers.
@Path("/v1/strategies/{strategyId}/coupons")
@Tag(name = "Coupons", description = "Coupons in members' hands, never one too many.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IssuanceResource {

    private final CouponIssuer issuer;
    private final Idempotency idempotency;
    private final RefusalCounts refusals;
    private final Caller caller;
    private final Json json;

    IssuanceResource(CouponIssuer issuer, Idempotency idempotency, RefusalCounts refusals, Caller caller, Json json) {
        this.issuer = issuer;
        this.idempotency = idempotency;
        this.refusals = refusals;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "issueCoupon", summary = "Issue a coupon to a member", description = """
                    Members may claim coupons for themselves, but only coupons of promotions, the strategies of the \
                    kind `promotion`; the shop issues all other coupons, and gift vouchers. The coupon keeps the \
                    terms that the strategy has now.

                    A gift voucher is issued to a member, who alone may use it, or to nobody: then any member who has \
                    the code may use it, and it does not count for a member's limit. Its code has over 100 random \
                    bits: it is money to whoever knows it.

                    An Idempotency-Key is forgotten after 24 hours. So send a `voucherId`, your own id of the \
                    voucher, or a `couponId`: these are kept for good, and no repetition issues a second coupon.""")
    @APIResponse(
            responseCode = "201",
            description = "Issued.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = CouponBody.class)))
    @APIResponseSchema(
            value = CouponBody.class,
            responseCode = "200",
            responseDescription =
                    "The same request with this voucherId or couponId issued it before; the coupon as it was then.")
    @APIResponse(responseCode = "422", description = "For example, the member does not exist.")
    @StrategyProblems({
        StrategyProblem.STRATEGY_NOT_ACTIVE,
        StrategyProblem.SOLD_OUT,
        StrategyProblem.MEMBER_LIMIT_REACHED,
        StrategyProblem.NOT_ELIGIBLE,
        StrategyProblem.CONSENT_MISSING
    })
    @IssuanceProblems({IssuanceProblem.VOUCHER_DIFFERS, IssuanceProblem.COUPON_DIFFERS})
    public Response issue(
            @PathParam("strategyId") String strategyId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            IssuanceInput request) {
        request.check();
        var member = request.memberId();
        if (member != null) {
            caller.requireMayActFor(member.value());
        }
        var isVoucher =
                (request.voucherId() == null && request.couponId() == null) ? null : request.voucherId() != null;
        var issuance = new IssuanceRequest(member, request.amount(), isVoucher, caller.isMemberOnly());
        var strategy = Params.path("strategy", strategyId, StrategyId::new);
        var operation = "POST /v1/strategies/" + strategy + "/coupons";
        var attempt =
                named(idempotency.attempt(key, caller.subject(), operation, json.write(request)), operation, request);
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return CreationResponses.again(earlier.get()).build();
        }
        var outcome = issuer.issue(strategy, issuance, attempt, this::answer);
        reason(outcome).ifPresent(code -> refusals.count(strategy, code));
        return switch (outcome) {
            case IssuanceOutcome.Issued issued ->
                CreationResponses.first(issued.answer()).build();
            case IssuanceOutcome.Repeated(var answer) ->
                CreationResponses.again(answer).build();
            case IssuanceOutcome.NoStrategy() -> throw Params.unknown("strategy");
            case IssuanceOutcome.NoMember() -> throw Fields.wrong("/memberId", "there is no such member");
            case IssuanceOutcome.NotEligible(var reasons) ->
                throw new ProblemException(
                        Problem.of(StrategyProblem.NOT_ELIGIBLE, "The coupon is not for this member.")
                                .with("reasons", reasons));
            case IssuanceOutcome.NoConsent() ->
                throw new ProblemException(
                        Problem.of(StrategyProblem.CONSENT_MISSING, "The member does not consent to profiling.")
                                .with("purpose", Purpose.PROFILING.text()));
            case IssuanceOutcome.Unfit(var field, var reason) -> throw Fields.wrong("/" + field, reason);
            case IssuanceOutcome.NotForMembers() -> throw new ProblemException(Problem.forbidden());
            case IssuanceOutcome.NotActive(var why) -> throw new ProblemException(why.problem());
            case IssuanceOutcome.SoldOut() ->
                throw scarce(Problem.of(StrategyProblem.SOLD_OUT, "No coupon of the strategy is left."));
            case IssuanceOutcome.LimitReached(var limit) ->
                throw scarce(Problem.of(
                                StrategyProblem.MEMBER_LIMIT_REACHED,
                                "A member may have " + limit + " coupons of the strategy.")
                        .with("limit", limit));
        };
    }

    /// For what reason the strategy refuses; empty if it does not, or the request is a mistake of the caller.
    private static Optional<String> reason(IssuanceOutcome outcome) {
        return switch (outcome) {
            case IssuanceOutcome.NotActive _ -> Optional.of(StrategyProblem.STRATEGY_NOT_ACTIVE.code());
            case IssuanceOutcome.SoldOut _ -> Optional.of(StrategyProblem.SOLD_OUT.code());
            case IssuanceOutcome.LimitReached _ -> Optional.of(StrategyProblem.MEMBER_LIMIT_REACHED.code());
            case IssuanceOutcome.NoConsent _ -> Optional.of(StrategyProblem.CONSENT_MISSING.code());
            case IssuanceOutcome.NotEligible(var reasons) ->
                reasons.stream().findFirst().map(first -> first.code());
            case IssuanceOutcome.Issued _,
                    IssuanceOutcome.Repeated _,
                    IssuanceOutcome.NoStrategy _,
                    IssuanceOutcome.NoMember _,
                    IssuanceOutcome.NotForMembers _,
                    IssuanceOutcome.Unfit _ -> Optional.empty();
        };
    }

    /// The ids that members choose are kept per member, so that nobody learns which ids other members have used.
    private Attempt named(Attempt attempt, String operation, IssuanceInput request) {
        var body = json.write(request);
        var couponId = request.couponId() != null && caller.isMemberOnly()
                ? request.memberId() + "\n" + request.couponId()
                : request.couponId();
        return request.voucherId() == null
                ? idempotency.named(attempt, "coupon", IssuanceProblem.COUPON_DIFFERS, couponId, operation, body)
                : idempotency.named(
                        attempt, "voucher", IssuanceProblem.VOUCHER_DIFFERS, request.voucherId(), operation, body);
    }

    private Answer answer(Coupon coupon) {
        return new Answer(
                CreationResponses.CREATED,
                "/v1/coupons/" + coupon.code().canonical(),
                json.write(CouponBody.of(coupon)));
    }

    private static ProblemException scarce(Problem problem) {
        return new ProblemException(problem.with("have", 0).with("need", 1));
    }
}
