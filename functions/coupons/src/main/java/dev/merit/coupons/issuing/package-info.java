/// How coupons are issued, and who has which.
@NullMarked
package dev.merit.coupons.issuing;

import org.jspecify.annotations.NullMarked;
