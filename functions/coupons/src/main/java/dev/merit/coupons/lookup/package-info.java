/// Lookup of coupons by their codes, with a limit on wrong codes against guessing.
@NullMarked
package dev.merit.coupons.lookup;

import org.jspecify.annotations.NullMarked;
