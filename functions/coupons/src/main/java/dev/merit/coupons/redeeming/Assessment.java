package dev.merit.coupons.redeeming;

import dev.merit.shared.money.Money;
import java.util.List;

/// What a coupon is worth for an order.
sealed interface Assessment {

    record Eligible(Money discount, Money payable) implements Assessment {}

    record Ineligible(List<Reason> reasons) implements Assessment {

        public Ineligible {
            reasons = List.copyOf(reasons);
        }
    }
}
