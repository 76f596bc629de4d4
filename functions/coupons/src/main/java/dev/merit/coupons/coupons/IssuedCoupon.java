package dev.merit.coupons.coupons;

import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherPayments;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A coupon to be, with the terms that its strategy has now.
public final class IssuedCoupon {

    private IssuedCoupon() {}

    /// For a member, or, if it is a gift voucher, for nobody.
    ///
    /// @param amount of a gift voucher: what it is worth, which is the strategy's amount where it is left out
    public static Coupon of(Strategy strategy, @Nullable MemberId member, @Nullable Money amount, Instant now) {
        var terms = strategy.terms();
        var value = terms.benefit()
                .storedValue()
                .map(worth -> amount == null ? worth : amount)
                .orElse(null);
        return new Coupon(
                terms.codes().draw(),
                strategy.id(),
                strategy.termsVersion(),
                member,
                Coupon.Status.ISSUED,
                now,
                terms.window().start(),
                terms.window().end(),
                value == null ? new UsageLimit(terms.limits().uses(), 0, 0) : null,
                null,
                null,
                value,
                value,
                value == null ? null : Money.zero(value.currency()),
                null);
    }

    /// What is written as one is issued.
    public static List<Write> writes(Coupon coupon) {
        var put = Write.put(coupon.toItem()).when(Write.ABSENT);
        var value = coupon.initialBalance();
        return value == null
                ? List.of(put)
                : List.of(
                        put,
                        VoucherPayments.issue(Coupon.key(coupon.code()), value, coupon.issuedAt(), coupon.validTo()));
    }
}
