/// Single coupons, codes and gift vouchers that are taken out of use.
@NullMarked
package dev.merit.coupons.revocations;

import org.jspecify.annotations.NullMarked;
