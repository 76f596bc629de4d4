/// Marketing strategies: what they are, how they are made and listed.
@NullMarked
package dev.merit.coupons.strategies;

import org.jspecify.annotations.NullMarked;
