/// What a member's coupons and the running promotions would take off an order, and what is best.
@NullMarked
package dev.merit.coupons.offers;

import org.jspecify.annotations.NullMarked;
