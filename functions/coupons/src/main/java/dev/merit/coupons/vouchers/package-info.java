/// Gift vouchers over HTTP, where they go further than other coupons: their entries, and refunds to them.
@NullMarked
package dev.merit.coupons.vouchers;

import org.jspecify.annotations.NullMarked;
