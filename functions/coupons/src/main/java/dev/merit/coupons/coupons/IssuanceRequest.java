package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked for: a coupon for a member, or a gift voucher for one or for nobody, worth so much if that is named.
///
/// @param isVoucher whether it is asked for as a gift voucher, or as another coupon, where that is said
/// @param byMember whether a member asks, who may claim promotions alone: any other coupon, and money, the shop gives
record IssuanceRequest(
        @Nullable MemberId member,
        @Nullable Money amount,
        @Nullable Boolean isVoucher,
        boolean byMember) {

    /// Why that does not go with the terms, if so.
    Optional<IssuanceOutcome> refusal(Terms terms) {
        if (byMember && !terms.kind().isClaimable()) {
            return Optional.of(new IssuanceOutcome.NotForMembers());
        }
        if (isVoucher != null && isVoucher != terms.isVoucher()) {
            return Optional.of(
                    isVoucher
                            ? new IssuanceOutcome.Unfit("voucherId", "is for gift vouchers only")
                            : new IssuanceOutcome.Unfit(
                                    "couponId", "is not for gift vouchers, which have a voucherId"));
        }
        var worth = terms.benefit().storedValue();
        if (worth.isPresent()) {
            return Optional.ofNullable(unfit(worth.get()));
        }
        if (amount != null) {
            return Optional.of(new IssuanceOutcome.Unfit("amount", "is for gift vouchers only"));
        }
        return member == null ? Optional.of(new IssuanceOutcome.Unfit("memberId", "is required")) : Optional.empty();
    }

    private IssuanceOutcome.@Nullable Unfit unfit(Money most) {
        if (amount == null) {
            return null;
        }
        if (!amount.currency().equals(most.currency())) {
            return new IssuanceOutcome.Unfit("amount/currency", "must be " + most.currency());
        }
        return amount.isMoreThan(most)
                ? new IssuanceOutcome.Unfit("amount/minorUnits", "must be at most " + most.minorUnits())
                : null;
    }
}
