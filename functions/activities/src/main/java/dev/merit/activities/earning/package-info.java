/// What a purchase earns in points: by the programme, the multipliers of its coupons and tier, and at most so many a
/// day.
@NullMarked
package dev.merit.activities.earning;

import org.jspecify.annotations.NullMarked;
