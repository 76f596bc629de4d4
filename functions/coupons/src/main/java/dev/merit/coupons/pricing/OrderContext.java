package dev.merit.coupons.pricing;

import java.time.LocalDateTime;

/// What conditions are evaluated with.
///
/// @param clocks the present time on the clocks of the strategy's zone
record OrderContext(EligibleLines lines, CustomerContext customer, LocalDateTime clocks) {

    Cart cart() {
        return lines.cart();
    }
}
