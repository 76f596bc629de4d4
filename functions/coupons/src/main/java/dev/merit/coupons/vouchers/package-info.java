/// What only gift vouchers have: entries, which add up to the balance, and refunds of payments.
@NullMarked
package dev.merit.coupons.vouchers;

import org.jspecify.annotations.NullMarked;
