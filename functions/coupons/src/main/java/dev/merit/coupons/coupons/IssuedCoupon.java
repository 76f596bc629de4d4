package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A new coupon, under the terms that its strategy has now, and the entry that issues it, without what it takes of the
/// strategy's stock.
public record IssuedCoupon(Coupon coupon, Entry entry) {

    /// A coupon for a member, or a gift voucher for a member or for nobody.
    ///
    /// @param amount the value of a gift voucher; the strategy's amount if it is left out
    /// @param requirement what the member must have consented to when the coupon is committed
    public static IssuedCoupon of(
            Strategy strategy,
            @Nullable MemberId member,
            @Nullable Money amount,
            ConsentRequirement requirement,
            Instant now) {
        var terms = IssuedTerms.of(strategy, now);
        var code = strategy.terms().codePatternOrDefault().draw();
        var value = strategy.terms().benefit().storedValue();
        if (value.isPresent()) {
            var voucher = GiftVoucher.issued(code, terms, member, amount == null ? value.get() : amount);
            return of(strategy, voucher, voucher.creation(), member, requirement);
        }
        var usage = CouponUsage.unused(strategy.terms().limits().uses());
        var coupon = new PersonalCoupon(code, terms, Objects.requireNonNull(member), usage, null);
        return of(strategy, coupon, coupon.creation(), member, requirement);
    }

    private static IssuedCoupon of(
            Strategy strategy,
            Coupon coupon,
            Entry creation,
            @Nullable MemberId member,
            ConsentRequirement requirement) {
        if (member == null) {
            return new IssuedCoupon(coupon, creation);
        }
        var limit = strategy.terms().limits().perMember();
        return new IssuedCoupon(
                coupon,
                creation.plus(List.of(MemberUsage.addIssued(member, strategy.id(), limit), requirement.check(member))));
    }
}
