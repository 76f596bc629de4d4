/// Coupons for all members of a segment, issued by a job.
@NullMarked
package dev.merit.coupons.handouts;

import org.jspecify.annotations.NullMarked;
