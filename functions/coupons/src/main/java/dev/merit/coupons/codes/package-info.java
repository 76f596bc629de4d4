/// Coupon codes: how they are written, read and drawn.
@NullMarked
package dev.merit.coupons.codes;

import org.jspecify.annotations.NullMarked;
