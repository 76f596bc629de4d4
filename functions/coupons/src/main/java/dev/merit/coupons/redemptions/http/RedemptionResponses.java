package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.coupons.CountedCoupon;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.redemptions.CouponProblem;
import dev.merit.coupons.redemptions.RedemptionOutcome;
import dev.merit.coupons.redemptions.RedemptionPlan;
import dev.merit.coupons.redemptions.RequestItem;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answers of all requests to validate, reserve and redeem, and their problems.
final class RedemptionResponses {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private RedemptionResponses() {}

    /// The answer for one code: its redemption.
    static Response redemption(RedemptionOutcome outcome) {
        return answer(outcome, redemptions -> {
            var redemption = redemptions.getFirst();
            return Response.ok(RedemptionBody.of(redemption))
                    .header(HttpHeaders.LOCATION, "/v1/redemptions/" + redemption.redemptionId());
        });
    }

    /// The answer for several codes: the list of redemptions.
    static Response redemptions(RedemptionOutcome outcome) {
        return answer(outcome, redemptions -> Response.ok(CombinedRedemptionBody.of(redemptions)));
    }

    private static Response answer(
            RedemptionOutcome outcome, Function<List<Redemption>, Response.ResponseBuilder> body) {
        return switch (outcome) {
            case RedemptionOutcome.Redeemed(var redemptions) ->
                body.apply(redemptions).status(CREATED).build();
            case RedemptionOutcome.Repeated(var redemptions) ->
                body.apply(redemptions).status(OK).build();
            case RedemptionOutcome.Refused refusal -> throw problem(refusal);
        };
    }

    /// The plan for one code.
    static ValidationBody validation(RedemptionPlan plan) {
        return validation(plan, redemptions -> ValidationBody.of(redemptions.getFirst()), ValidationBody::not);
    }

    /// The plan for several codes.
    static CombinedValidationBody combinedValidation(RedemptionPlan plan) {
        return validation(plan, CombinedValidationBody::of, CombinedValidationBody::not);
    }

    private static <T> T validation(
            RedemptionPlan plan, Function<List<Redemption>, T> body, Function<List<Ineligibility>, T> reasons) {
        return switch (plan) {
            case RedemptionPlan.Planned planned -> body.apply(planned.redemptions());
            case RedemptionPlan.AlreadyDone(var redemptions) -> body.apply(redemptions);
            case RedemptionPlan.NotRedeemable refused -> reasons.apply(refused.reasons());
            case RedemptionPlan.Rejected(var refusal, var _) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(RedemptionOutcome.Refused refused) {
        return switch (refused) {
            case RedemptionOutcome.RedemptionDiffers(var item) ->
                about(
                        item,
                        Problem.of(
                                RedemptionProblem.REDEMPTION_DIFFERS,
                                item.text() + " is redeemed or reserved for this order by a request with other "
                                        + "content (codes, order, member or amount), or was rolled back while "
                                        + "the rest of its codes were not."));
            case RedemptionOutcome.UsedUp(var coupon) ->
                switch (coupon) {
                    case GiftVoucher voucher -> empty(voucher);
                    case CountedCoupon counted -> usedUp(counted.code(), counted.usage());
                    case PublicCode _, PromotionClaim _ ->
                        throw new IllegalStateException("A public code or a new coupon is never used up");
                };
            case RedemptionOutcome.AmountNotAllowed(var coupon) ->
                Fields.wrong(
                        "/amount",
                        switch (coupon) {
                            case GiftVoucher voucher ->
                                "must be in the voucher's currency, "
                                        + voucher.free().currency();
                            case CountedCoupon _, PublicCode _, PromotionClaim _ -> "is for gift vouchers only";
                        });
            case RedemptionOutcome.NotEligible(var reasons) ->
                new ProblemException(Problem.of(StrategyProblem.NOT_ELIGIBLE, "The coupon is not for this order.")
                        .with("reasons", reasons));
            case RedemptionOutcome.NotStackable(var items) -> about(items.getFirst(), notStackable(items));
            case RedemptionOutcome.SoldOut(var item) ->
                scarce(item, Problem.of(StrategyProblem.SOLD_OUT, "No use of " + item.text() + " is left."), 0L, 1L);
            case RedemptionOutcome.LimitReached(var item, var limit, var until) ->
                scarce(
                        item,
                        reserved(
                                Problem.of(
                                                StrategyProblem.MEMBER_LIMIT_REACHED,
                                                "A member may use " + item.text() + " " + limit + " times.")
                                        .with("limit", limit),
                                until),
                        0L,
                        1L);
            case RedemptionOutcome.BudgetExhausted(var item, var available, var required) ->
                scarce(
                        item,
                        Problem.of(
                                CouponProblem.BUDGET_EXHAUSTED,
                                "Less is left of the budget of " + item.text() + " than the discount."),
                        available,
                        required);
            case RedemptionOutcome.Revoked(var coupon) ->
                about(
                        new RequestItem.Code(coupon.code()),
                        Problem.of(CouponProblem.REVOKED, coupon.code().text() + " was revoked."));
            case RedemptionOutcome.CouponNotFound(var code) ->
                about(new RequestItem.Code(code), Problem.notFound("coupon"));
            case RedemptionOutcome.PromotionNotFound(var strategy) ->
                about(new RequestItem.Promotion(strategy), Problem.notFound("promotion"));
            case RedemptionOutcome.TooManyAttempts(var limit) -> limit.problem();
        };
    }

    private static Problem notStackable(List<RequestItem> items) {
        var names = items.stream().map(RequestItem::text).toList();
        var codes = items.stream()
                .flatMap(item -> item instanceof RequestItem.Code(var code) ? Stream.of(code) : Stream.of())
                .toList();
        var promotions = items.stream()
                .flatMap(
                        item -> item instanceof RequestItem.Promotion(var strategy) ? Stream.of(strategy) : Stream.of())
                .toList();
        var problem = Problem.of(CouponProblem.NOT_STACKABLE, "These codes may not be combined: " + names + ".")
                .with("codes", codes);
        return promotions.isEmpty() ? problem : problem.with("strategyIds", promotions);
    }

    private static ProblemException empty(GiftVoucher voucher) {
        var problem = Problem.of(
                        CouponProblem.VOUCHER_EMPTY,
                        "Nothing is left on " + voucher.code().text() + ".")
                .with("reserved", voucher.reserved());
        return scarce(
                new RequestItem.Code(voucher.code()),
                reserved(problem, voucher.reservedUntil()),
                voucher.free(),
                new Money(1, voucher.free().currency()));
    }

    private static ProblemException usedUp(CouponCode code, CouponUsage usage) {
        var problem = Problem.of(CouponProblem.ALREADY_REDEEMED, "No use of " + code.text() + " is left.")
                .with("redeemed", usage.redeemed())
                .with("reserved", usage.reserved());
        return scarce(
                new RequestItem.Code(code),
                reserved(problem, usage.reservations().nextExpiry()),
                0L,
                1L);
    }

    /// Adds the end of the first of the reservations that count, if any do.
    private static Problem reserved(Problem problem, @Nullable Instant until) {
        return until == null ? problem : problem.with("reservedUntil", until);
    }

    private static ProblemException scarce(RequestItem item, Problem problem, Object have, Object need) {
        return about(item, problem.with("have", have).with("need", need));
    }

    /// Names the item that the problem is about.
    private static ProblemException about(RequestItem item, Problem problem) {
        return switch (item) {
            case RequestItem.Code(var code) -> new ProblemException(problem.with("coupon", code));
            case RequestItem.Promotion(var strategy) -> new ProblemException(problem.with("strategyId", strategy));
        };
    }
}
