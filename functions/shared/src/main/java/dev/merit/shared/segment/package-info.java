/// What other features read of segments: the segments of a member, the members of a segment, and whether a segment
/// exists. The function of segments owns the writes.
@NullMarked
package dev.merit.shared.segment;

import org.jspecify.annotations.NullMarked;
