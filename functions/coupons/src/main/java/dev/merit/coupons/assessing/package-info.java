/// What a strategy's terms make of a cart: the discount of each line, or all that is in the way.
@NullMarked
package dev.merit.coupons.assessing;

import org.jspecify.annotations.NullMarked;
