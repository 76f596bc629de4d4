/// What went wrong, as RFC 9457 has it told, and in words that callers may read.
@NullMarked
package dev.merit.shared.problems;

import org.jspecify.annotations.NullMarked;
