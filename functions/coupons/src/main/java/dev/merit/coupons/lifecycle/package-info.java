/// A strategy on its way from draft to end: shown, given other terms, activated, paused and ended.
@NullMarked
package dev.merit.coupons.lifecycle;

import org.jspecify.annotations.NullMarked;
