/// Determines each day which members fit the rules of the segments, in steps between which a crash does no harm.
@NullMarked
package dev.merit.segments.refresh;

import org.jspecify.annotations.NullMarked;
