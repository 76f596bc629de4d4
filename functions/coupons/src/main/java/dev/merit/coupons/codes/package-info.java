/// The patterns of coupon codes and the drawing of random codes.
@NullMarked
package dev.merit.coupons.codes;

import org.jspecify.annotations.NullMarked;
