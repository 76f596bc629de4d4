package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import java.util.List;

/// What redeeming codes together for an order would come to.
public sealed interface Validation {

    /// In the order in which they apply.
    record Priced(List<Quote> quotes) implements Validation {}

    record Hindered(List<Ineligibility> reasons) implements Validation {}

    /// There is nothing to tell of a code, or not to this caller.
    record Unknown(RedemptionOutcome.Refused why) implements Validation {}

    /// What one code comes to, behind those before it.
    ///
    /// @param voucher whether it pays, and takes nothing off
    record Quote(CouponCode code, boolean voucher, Evaluation.Eligible price) {

        static Quote of(Redemption held) {
            Money payable = held.total().minus(held.discount());
            var price = new Evaluation.Eligible(held.discount(), payable, held.lines(), held.shippingDiscount());
            return new Quote(new CouponCode(held.code()), held.session().isPayment(), price);
        }
    }
}
