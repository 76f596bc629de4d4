/// Marketing strategies: how they are created, changed, activated, paused and ended.
@NullMarked
package dev.merit.coupons.strategies;

import org.jspecify.annotations.NullMarked;
