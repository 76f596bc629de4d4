/// Marketing strategies, their coupons and redemptions.
@NullMarked
package dev.merit.coupons;

import org.jspecify.annotations.NullMarked;
