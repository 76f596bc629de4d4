package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;

/// What a request asks to be redeemed for an order.
public sealed interface RequestItem {

    /// The same reason, with the name of this item.
    Ineligibility named(Ineligibility reason);

    /// As it is shown in the detail of a problem.
    String text();

    /// A coupon, public code, batch code or gift voucher, by its code.
    record Code(CouponCode code) implements RequestItem {

        @Override
        public Ineligibility named(Ineligibility reason) {
            return reason.about(code);
        }

        @Override
        public String text() {
            return code.text();
        }
    }

    /// A promotion without a code: a coupon of it is issued to the member and used.
    record Promotion(StrategyId strategyId) implements RequestItem {

        @Override
        public Ineligibility named(Ineligibility reason) {
            return reason.about(strategyId);
        }

        @Override
        public String text() {
            return "the promotion " + strategyId;
        }
    }

    /// What a redemption was requested by.
    static RequestItem of(Redemption redemption) {
        return redemption.state().coupon() == CouponKind.PROMOTION_CLAIM
                ? new Promotion(redemption.strategyId())
                : new Code(redemption.code());
    }
}
