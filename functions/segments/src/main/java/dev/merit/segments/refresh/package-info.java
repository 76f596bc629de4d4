/// Finds out anew each day who fits the rules of a segment, in steps that a crash between them does not harm.
@NullMarked
package dev.merit.segments.refresh;

import org.jspecify.annotations.NullMarked;
