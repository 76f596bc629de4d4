package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.redemptions.CouponProblem;
import dev.merit.coupons.redemptions.CouponProblems;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyProblems;
import dev.merit.shared.redemption.RedemptionProblem;
import dev.merit.shared.redemption.RedemptionProblems;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands for the problems that all operations answer which reserve or redeem. Read at build time.
@CouponProblems({
    CouponProblem.ALREADY_REDEEMED,
    CouponProblem.VOUCHER_EMPTY,
    CouponProblem.BUDGET_EXHAUSTED,
    CouponProblem.REVOKED
})
@StrategyProblems({StrategyProblem.SOLD_OUT, StrategyProblem.MEMBER_LIMIT_REACHED, StrategyProblem.NOT_ELIGIBLE})
@RedemptionProblems(RedemptionProblem.REDEMPTION_DIFFERS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface CommitProblems {}
