/// Finds coupons by codes that callers name, and keeps callers from guessing them.
@NullMarked
package dev.merit.coupons.lookup;

import org.jspecify.annotations.NullMarked;
