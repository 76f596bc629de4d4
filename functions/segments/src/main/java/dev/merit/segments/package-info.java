/// Segments: the members to whom rules apply, as of the last refresh.
@NullMarked
package dev.merit.segments;

import org.jspecify.annotations.NullMarked;
