package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.StrategyId;
import java.time.Instant;
import java.util.List;

/// A code that is wanted for an order, with all that it is judged by.
record Judged(Candidate candidate, Facts facts) {

    CouponCode code() {
        return candidate.coupon().code();
    }

    /// All that is in the way of it for this order.
    List<Reason> reasons(Wish wish, Instant now) {
        var assessment = Rule.assess(candidate.coupon(), facts, wish.memberId(), wish.order(), wish.orderId(), now);
        return switch (assessment) {
            case Assessment.Eligible _ -> List.of();
            case Assessment.Ineligible(var reasons) -> reasons;
        };
    }

    /// Those of several codes that do not go with the others: their terms forbid it, or they are of one strategy.
    static List<CouponCode> apart(List<Judged> judged) {
        if (judged.size() == 1) {
            return List.of();
        }
        return judged.stream()
                .filter(one -> !one.facts.terms().stackable() || one.hasTwin(judged))
                .map(Judged::code)
                .toList();
    }

    private boolean hasTwin(List<Judged> judged) {
        return judged.stream().filter(j -> j.strategyId().equals(strategyId())).count() > 1;
    }

    private StrategyId strategyId() {
        return candidate.coupon().strategyId();
    }
}
