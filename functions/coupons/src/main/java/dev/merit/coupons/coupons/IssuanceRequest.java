package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request for a coupon for a member, or for a gift voucher for a member or for nobody.
///
/// @param amount the value of a gift voucher; the strategy's amount if it is left out
/// @param isVoucher whether the id in the request is that of a gift voucher; null if it has no id
/// @param byMember whether a member asks, who may only claim coupons of promotions
public record IssuanceRequest(
        @Nullable MemberId member,
        @Nullable Money amount,
        @Nullable Boolean isVoucher,
        boolean byMember) {

    /// Why the request does not fit the terms, if it does not.
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
        var max = terms.benefit().storedValue();
        if (max.isPresent()) {
            return Optional.ofNullable(unfit(max.get()));
        }
        if (amount != null) {
            return Optional.of(new IssuanceOutcome.Unfit("amount", "is for gift vouchers only"));
        }
        return member == null ? Optional.of(new IssuanceOutcome.Unfit("memberId", "is required")) : Optional.empty();
    }

    private IssuanceOutcome.@Nullable Unfit unfit(Money max) {
        if (amount == null) {
            return null;
        }
        if (!amount.currency().equals(max.currency())) {
            return new IssuanceOutcome.Unfit("amount/currency", "must be " + max.currency());
        }
        return amount.isMoreThan(max)
                ? new IssuanceOutcome.Unfit("amount/minorUnits", "must be at most " + max.minorUnits())
                : null;
    }
}
