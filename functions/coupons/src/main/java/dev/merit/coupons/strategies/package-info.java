/// Marketing strategies, from draft to end, and their stock.
@NullMarked
package dev.merit.coupons.strategies;

import org.jspecify.annotations.NullMarked;
