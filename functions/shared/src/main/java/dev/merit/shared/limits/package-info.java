/// Limits on how much a caller may do: requests in a process, and guesses that all processes count together.
@NullMarked
package dev.merit.shared.limits;

import org.jspecify.annotations.NullMarked;
