/// Coupons: personal coupons, public codes, codes of batches and gift vouchers, and how they are issued.
@NullMarked
package dev.merit.coupons.coupons;

import org.jspecify.annotations.NullMarked;
