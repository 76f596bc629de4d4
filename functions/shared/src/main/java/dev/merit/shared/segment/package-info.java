/// Segments as members bear them: the names of those that a member is in.
@NullMarked
package dev.merit.shared.segment;

import org.jspecify.annotations.NullMarked;
