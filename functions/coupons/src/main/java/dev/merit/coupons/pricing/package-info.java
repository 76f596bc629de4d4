/// What a strategy promises and what it comes to for an order. Pure: nothing here reads or writes the table.
@NullMarked
package dev.merit.coupons.pricing;

import org.jspecify.annotations.NullMarked;
