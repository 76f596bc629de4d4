/// What a strategy promises, and to whom: its benefit, window, conditions and limits.
@NullMarked
package dev.merit.coupons.terms;

import org.jspecify.annotations.NullMarked;
