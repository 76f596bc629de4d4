/// Redemptions of an order: validated, reserved, redeemed, rolled back and released.
@NullMarked
package dev.merit.coupons.redemptions;

import org.jspecify.annotations.NullMarked;
