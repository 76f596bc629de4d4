package dev.merit.coupons.issuing;

import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.strategies.Inactive;
import dev.merit.shared.idempotency.Answer;
import java.util.List;

/// What became of a member's wish for a coupon.
sealed interface Issuance {

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

    record Issued(Coupon coupon, Answer answer) implements Issuance {}

    /// The same request under the same key had this answer before.
    record Repeated(Answer answer) implements Issuance {}

    record NoStrategy() implements Issuance {}

    record NoMember() implements Issuance {}

    /// A member asked for what the shop gives out: money, or a coupon of a strategy that is no promotion.
    record NotForMembers() implements Issuance {}

    /// What was asked for does not go with the strategy: the field and the reason.
    record Unfit(String field, String reason) implements Issuance {}

    record NotActive(Inactive why) implements Issuance {}

    /// The strategy is not for this member.
    record NotEligible(List<Reason> reasons) implements Issuance {}

    record SoldOut() implements Issuance {}

    record LimitReached(long limit) implements Issuance {}
}
