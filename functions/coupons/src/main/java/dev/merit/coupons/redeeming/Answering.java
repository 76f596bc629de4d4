package dev.merit.coupons.redeeming;

import dev.merit.coupons.finding.Lookup;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.sessions.Redeeming;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.Redemption;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What redeeming and reserving answer alike: the problems of what was refused.
final class Answering {

    static final String CONFLICTS =
            "`already-redeemed`: no use of the coupon is left (`have`, `need`, and how many are "
                    + "`redeemed` and `reserved`); `voucher-empty`: nothing is left on the gift voucher but what is "
                    + "`reserved` (`have`, `need`); `redemption-differs`: redeemed or reserved for this order, but with other "
                    + "content; `budget-exhausted`: `have` is left of the strategy's budget, `need` is the discount; `sold-out`: "
                    + "none of a public code's uses is left; `member-limit-reached`: none of the `limit` uses of a member is left; "
                    + "`revoked`: the code of a batch was revoked before it was used.";

    private static final int CREATED = 201;
    private static final int OK = 200;

    private Answering() {}

    static Response answer(Redeeming outcome, Function<List<Redemption>, Response.ResponseBuilder> body) {
        return switch (outcome) {
            case Redeeming.Redeemed(var redemptions) ->
                body.apply(redemptions).status(CREATED).build();
            case Redeeming.Repeated(var redemptions) ->
                body.apply(redemptions).status(OK).build();
            case Redeeming.Differs() ->
                throw conflict(
                        "redemption-differs", "A code is redeemed or reserved for this order, but with other content.");
            case Redeeming.Spent(var coupon) -> throw coupon.isVoucher() ? empty(coupon) : spent(coupon);
            case Redeeming.NoAmount(var coupon) ->
                throw new ProblemException(new Fields()
                        .error(
                                "/amount",
                                coupon.isVoucher()
                                        ? "must be in the voucher's currency, "
                                                + coupon.free().currency()
                                        : "is for gift vouchers only")
                        .problem()
                        .orElseThrow());
            case Redeeming.NotEligible(var reasons) ->
                throw new ProblemException(Problem.unprocessable("not-eligible", "The coupon is not for this order.")
                        .with("reasons", reasons));
            case Redeeming.NotStackable(var codes) ->
                throw new ProblemException(Problem.unprocessable(
                                "not-stackable",
                                "These codes may not be combined: "
                                        + codes.stream().map(CouponCode::text).toList() + ".")
                        .with("codes", codes));
            case Redeeming.SoldOut(var code) ->
                throw refused(Problem.conflict("sold-out", "No use of " + code.text() + " is left."), 0L, 1L);
            case Redeeming.LimitReached(var code, var limit) ->
                throw refused(
                        Problem.conflict(
                                        "member-limit-reached",
                                        "A member may use " + code.text() + " " + limit + " times.")
                                .with("limit", limit),
                        0L,
                        1L);
            case Redeeming.BudgetExhausted(var code, var have, var need) ->
                throw refused(
                        Problem.conflict(
                                "budget-exhausted",
                                "Less is left of the budget of " + code.text() + " than the discount."),
                        have,
                        need);
            case Redeeming.Revoked(var code) -> throw conflict("revoked", code.text() + " was revoked.");
            case Redeeming.NoCoupon() -> throw Params.unknown("coupon");
            case Redeeming.TooManyAttempts(var barred) -> throw Lookup.barred(barred);
        };
    }

    private static ProblemException empty(Coupon voucher) {
        var problem = Problem.conflict(
                        "voucher-empty", "Nothing is left on " + voucher.code().text() + ".")
                .with("reserved", Objects.requireNonNull(voucher.reserved()));
        return refused(problem, voucher.free(), new Money(1, voucher.free().currency()));
    }

    private static ProblemException spent(Coupon coupon) {
        var problem = Problem.conflict(
                "already-redeemed", "No use of " + coupon.code().text() + " is left.");
        var uses = coupon.uses();
        return refused(
                uses == null
                        ? problem
                        : problem.with("redeemed", uses.redeemed()).with("reserved", uses.reserved()),
                0L,
                1L);
    }

    private static ProblemException conflict(String code, String detail) {
        return new ProblemException(Problem.conflict(code, detail));
    }

    private static ProblemException refused(Problem problem, Object have, Object need) {
        return new ProblemException(problem.with("have", have).with("need", need));
    }
}
