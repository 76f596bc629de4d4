/// Issuance jobs: coupons for all members of a segment.
@NullMarked
package dev.merit.coupons.issuancejobs;

import org.jspecify.annotations.NullMarked;
