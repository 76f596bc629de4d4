/// Segments of members: what they are, who is in them, and how that is found out anew each day.
@NullMarked
package dev.merit.coupons.segments;

import org.jspecify.annotations.NullMarked;
