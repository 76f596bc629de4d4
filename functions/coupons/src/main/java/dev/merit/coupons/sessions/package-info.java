/// A redemption's life, from reserved or redeemed to rolled back and on, and what it takes and gives back on its way.
@NullMarked
package dev.merit.coupons.sessions;

import org.jspecify.annotations.NullMarked;
