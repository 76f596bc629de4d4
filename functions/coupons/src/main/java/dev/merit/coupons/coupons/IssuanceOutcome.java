package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.shared.idempotency.Answer;
import java.util.List;

/// The outcome of a request for a coupon.
public sealed interface IssuanceOutcome {

    default boolean isRefusal() {
        return switch (this) {
            case Issued _, Repeated _ -> false;
            case NoStrategy _,
                    NoMember _,
                    NotForMembers _,
                    Unfit _,
                    NotActive _,
                    NotEligible _,
                    NoConsent _,
                    SoldOut _,
                    LimitReached _ -> true;
        };
    }

    record Issued(Coupon coupon, Answer answer) implements IssuanceOutcome {}

    /// The answer that the same request with the same key got before.
    record Repeated(Answer answer) implements IssuanceOutcome {}

    record NoStrategy() implements IssuanceOutcome {}

    record NoMember() implements IssuanceOutcome {}

    /// Only the shop issues gift vouchers, and coupons of strategies that are not promotions; a member asked for
    /// one.
    record NotForMembers() implements IssuanceOutcome {}

    /// A field of the request does not fit the strategy.
    record Unfit(String field, String reason) implements IssuanceOutcome {}

    record NotActive(InactiveReason why) implements IssuanceOutcome {}

    /// The coupons of the strategy are not for this member.
    record NotEligible(List<Ineligibility> reasons) implements IssuanceOutcome {}

    /// The coupon is personalised, and the member does not consent to profiling or has objected to it.
    record NoConsent() implements IssuanceOutcome {}

    record SoldOut() implements IssuanceOutcome {}

    record LimitReached(long limit) implements IssuanceOutcome {}
}
