/// Over HTTP: what several codes together are worth for an order, their reservation and their redemption.
@NullMarked
package dev.merit.coupons.combining;

import org.jspecify.annotations.NullMarked;
