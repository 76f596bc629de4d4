/// Redemptions as they are recorded: which coupon lowered the price of which order.
@NullMarked
package dev.merit.shared.redemption;

import org.jspecify.annotations.NullMarked;
