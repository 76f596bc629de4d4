package dev.merit.coupons.pricing;

import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a coupon is worth for an order.
public sealed interface Evaluation {

    /// With one entry for each line of the order, also where it is nothing. `shippingDiscount` is what of the
    /// discount, or of what a voucher pays, is on the shipping.
    record Eligible(
            Money discount,
            Money payable,
            List<LineDiscount> lines,
            @Nullable Money shippingDiscount) implements Evaluation {

        public Eligible {
            lines = List.copyOf(lines);
        }

        /// Whether redeeming a coupon with this benefit would do something.
        public boolean hasEffect(Benefit benefit) {
            return discount.minorUnits() > 0 || !benefit.worksByAmount();
        }
    }

    record Ineligible(List<Ineligibility> reasons) implements Evaluation {

        public Ineligible {
            reasons = List.copyOf(reasons);
        }
    }
}
