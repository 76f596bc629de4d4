/// Segments of members: what they are, and who is in them.
@NullMarked
package dev.merit.segments;

import org.jspecify.annotations.NullMarked;
