/// What members hold: their coupons, public codes, and how much of them is used or reserved.
@NullMarked
package dev.merit.coupons.holding;

import org.jspecify.annotations.NullMarked;
