/// Over HTTP: batches of codes, their making, their codes and what is revoked of them.
@NullMarked
package dev.merit.coupons.batches;

import org.jspecify.annotations.NullMarked;
