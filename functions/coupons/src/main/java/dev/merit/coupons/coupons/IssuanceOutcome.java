package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.shared.idempotency.Answer;
import java.util.List;

/// What became of a member's wish for a coupon.
sealed interface IssuanceOutcome {

    default boolean isRefusal() {
        return switch (this) {
            case Issued _, Repeated _ -> false;
            case NoStrategy _,
                    NoMember _,
                    NotForMembers _,
                    Unfit _,
                    NotActive _,
                    NotEligible _,
                    SoldOut _,
                    LimitReached _ -> true;
        };
    }

    record Issued(Coupon coupon, Answer answer) implements IssuanceOutcome {}

    /// The same request under the same key had this answer before.
    record Repeated(Answer answer) implements IssuanceOutcome {}

    record NoStrategy() implements IssuanceOutcome {}

    record NoMember() implements IssuanceOutcome {}

    /// A member asked for what the shop gives out: money, or a coupon of a strategy that is no promotion.
    record NotForMembers() implements IssuanceOutcome {}

    /// What was asked for does not go with the strategy: the field and the reason.
    record Unfit(String field, String reason) implements IssuanceOutcome {}

    record NotActive(InactiveReason why) implements IssuanceOutcome {}

    /// The strategy is not for this member.
    record NotEligible(List<Ineligibility> reasons) implements IssuanceOutcome {}

    record SoldOut() implements IssuanceOutcome {}

    record LimitReached(long limit) implements IssuanceOutcome {}
}
