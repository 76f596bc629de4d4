package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import java.util.List;

/// What redeeming codes together for an order would come to.
public sealed interface Quotation {

    /// In the order in which they apply.
    record Priced(List<Quote> quotes) implements Quotation {}

    record Hindered(List<Reason> reasons) implements Quotation {}

    /// There is nothing to tell of a code, or not to this caller.
    record Unknown(Redeeming.Refused why) implements Quotation {}

    /// What one code comes to, behind those before it.
    ///
    /// @param voucher whether it pays, and takes nothing off
    record Quote(CouponCode code, boolean voucher, Assessment.Eligible price) {

        static Quote of(Redemption held) {
            Money payable = held.total().minus(held.discount());
            var price = new Assessment.Eligible(held.discount(), payable, held.lines(), held.shippingDiscount());
            return new Quote(new CouponCode(held.code()), held.session().voucher(), price);
        }
    }
}
