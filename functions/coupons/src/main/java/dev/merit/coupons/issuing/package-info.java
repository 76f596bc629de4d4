/// Coupons: their codes, how they are issued, who has which.
@NullMarked
package dev.merit.coupons.issuing;

import org.jspecify.annotations.NullMarked;
