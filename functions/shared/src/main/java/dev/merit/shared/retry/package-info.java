/// Trying again: so often, with pauses between, and what is said when it was in vain.
@NullMarked
package dev.merit.shared.retry;

import org.jspecify.annotations.NullMarked;
