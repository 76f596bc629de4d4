/// What coupons are worth for an order as all stands now, and which of them together take the most off it.
@NullMarked
package dev.merit.coupons.validating;

import org.jspecify.annotations.NullMarked;
