/// How often strategies refuse, by day and reason.
@NullMarked
package dev.merit.coupons.refusals;

import org.jspecify.annotations.NullMarked;
