/// Over HTTP: what a coupon is worth for an order, its reservation, its redemption and the way back.
@NullMarked
package dev.merit.coupons.redeeming;

import org.jspecify.annotations.NullMarked;
