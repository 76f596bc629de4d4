/// Coupons over HTTP: issued, read, listed, and created as public codes.
@NullMarked
package dev.merit.coupons.coupons.http;

import org.jspecify.annotations.NullMarked;
