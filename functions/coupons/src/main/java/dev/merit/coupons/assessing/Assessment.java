package dev.merit.coupons.assessing;

import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a coupon is worth for an order.
public sealed interface Assessment {

    /// With one entry for each line of the order, but for a voucher, which pays for all of it. `shippingDiscount` is
    /// what of the discount is on the shipping.
    record Eligible(
            Money discount,
            Money payable,
            List<LineDiscount> lines,
            @Nullable Money shippingDiscount) implements Assessment {

        public Eligible {
            lines = List.copyOf(lines);
        }
    }

    record Ineligible(List<Reason> reasons) implements Assessment {

        public Ineligible {
            reasons = List.copyOf(reasons);
        }
    }
}
