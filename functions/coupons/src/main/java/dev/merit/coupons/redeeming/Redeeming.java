package dev.merit.coupons.redeeming;

import dev.merit.coupons.assessing.Reason;
import dev.merit.shared.redemption.Redemption;
import java.util.List;

/// What became of a coupon that was to be redeemed for an order.
sealed interface Redeeming {

    record Redeemed(Redemption redemption) implements Redeeming {}

    /// The same was asked before, and this was the answer.
    record Repeated(Redemption redemption) implements Redeeming {}

    /// The coupon is redeemed for this order, but with other content.
    record Differs() implements Redeeming {}

    /// The coupon is redeemed for another order.
    record Spent() implements Redeeming {}

    record NotEligible(List<Reason> reasons) implements Redeeming {}

    record NoCoupon() implements Redeeming {}
}
