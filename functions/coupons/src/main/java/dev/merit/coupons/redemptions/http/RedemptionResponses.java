package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.lookup.RequestedCoupons;
import dev.merit.coupons.redemptions.RedemptionOutcome;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.Redemption;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What redeeming and reserving answer alike: the problems of what was refused.
public final class RedemptionResponses {

    public static final String CONFLICTS =
            "Each names the code, `coupon`; `reservedUntil` says, where reservations hold what there is, when the first "
                    + "of them ends. `already-redeemed`: no use of the coupon is left (`have`, `need`, and how many are "
                    + "`redeemed` and `reserved`); `voucher-empty`: nothing is left on the gift voucher but what is "
                    + "`reserved` (`have`, `need`); `redemption-differs`: redeemed or reserved for this order, but with other "
                    + "content or together with other codes, or given back while the rest of its codes are not; "
                    + "`budget-exhausted`: `have` is left of the strategy's budget, `need` is the discount; `sold-out`: "
                    + "none of a public code's uses is left; `member-limit-reached`: none of the `limit` uses of a member is left; "
                    + "`revoked`: the code of a batch was revoked before it was used.";

    private static final int CREATED = 201;
    private static final int OK = 200;

    private RedemptionResponses() {}

    public static Response answer(
            RedemptionOutcome outcome, Function<List<Redemption>, Response.ResponseBuilder> body) {
        return switch (outcome) {
            case RedemptionOutcome.Redeemed(var redemptions) ->
                body.apply(redemptions).status(CREATED).build();
            case RedemptionOutcome.Repeated(var redemptions) ->
                body.apply(redemptions).status(OK).build();
            case RedemptionOutcome.Refused why -> throw problem(why);
        };
    }

    /// Each names the code that it is about, `coupon`, which may be one of several.
    public static ProblemException problem(RedemptionOutcome.Refused refused) {
        return switch (refused) {
            case RedemptionOutcome.Differs(var code) ->
                about(
                        code,
                        Problem.conflict(
                                "redemption-differs",
                                code.text() + " is redeemed or reserved for this order by a request with other "
                                        + "content (codes, order, member or amount), or was given back while "
                                        + "the rest of its codes were not."));
            case RedemptionOutcome.Spent(var coupon) ->
                switch (coupon) {
                    case GiftVoucher voucher -> empty(voucher);
                    case PersonalCoupon personal -> spent(personal.code(), personal.usage());
                    case BatchCode batch -> spent(batch.code(), batch.usage());
                    case PublicCode _ -> throw new IllegalStateException("A public code is never used up");
                };
            case RedemptionOutcome.NoAmount(var coupon) ->
                Fields.wrong(
                        "/amount",
                        switch (coupon) {
                            case GiftVoucher voucher ->
                                "must be in the voucher's currency, "
                                        + voucher.free().currency();
                            case PersonalCoupon _, PublicCode _, BatchCode _ -> "is for gift vouchers only";
                        });
            case RedemptionOutcome.NotEligible(var reasons) ->
                new ProblemException(Problem.unprocessable("not-eligible", "The coupon is not for this order.")
                        .with("reasons", reasons));
            case RedemptionOutcome.NotStackable(var codes) ->
                about(
                        codes.getFirst(),
                        Problem.unprocessable(
                                        "not-stackable",
                                        "These codes may not be combined: "
                                                + codes.stream()
                                                        .map(CouponCode::text)
                                                        .toList() + ".")
                                .with("codes", codes));
            case RedemptionOutcome.SoldOut(var code) ->
                scarce(code, Problem.conflict("sold-out", "No use of " + code.text() + " is left."), 0L, 1L);
            case RedemptionOutcome.LimitReached(var code, var limit, var until) ->
                scarce(
                        code,
                        reserved(
                                Problem.conflict(
                                                "member-limit-reached",
                                                "A member may use " + code.text() + " " + limit + " times.")
                                        .with("limit", limit),
                                until),
                        0L,
                        1L);
            case RedemptionOutcome.BudgetExhausted(var code, var have, var need) ->
                scarce(
                        code,
                        Problem.conflict(
                                "budget-exhausted",
                                "Less is left of the budget of " + code.text() + " than the discount."),
                        have,
                        need);
            case RedemptionOutcome.Revoked(var code) ->
                about(code, Problem.conflict("revoked", code.text() + " was revoked."));
            case RedemptionOutcome.NoCoupon(var code) -> about(code, Problem.notFound("coupon"));
            case RedemptionOutcome.TooManyAttempts(var barred) -> RequestedCoupons.barred(barred);
        };
    }

    private static ProblemException empty(GiftVoucher voucher) {
        var problem = Problem.conflict(
                        "voucher-empty", "Nothing is left on " + voucher.code().text() + ".")
                .with("reserved", voucher.reserved());
        return scarce(
                voucher.code(),
                reserved(problem, voucher.reservedUntil()),
                voucher.free(),
                new Money(1, voucher.free().currency()));
    }

    private static ProblemException spent(CouponCode code, CouponUsage usage) {
        var problem = Problem.conflict("already-redeemed", "No use of " + code.text() + " is left.")
                .with("redeemed", usage.redeemed())
                .with("reserved", usage.reserved());
        return scarce(code, reserved(problem, usage.reservations().next()), 0L, 1L);
    }

    /// With the time up to which reservations are in the way, if any are.
    private static Problem reserved(Problem problem, @Nullable Instant until) {
        return until == null ? problem : problem.with("reservedUntil", until);
    }

    private static ProblemException scarce(CouponCode code, Problem problem, Object have, Object need) {
        return about(code, problem.with("have", have).with("need", need));
    }

    private static ProblemException about(CouponCode code, Problem problem) {
        return new ProblemException(problem.with("coupon", code));
    }
}
