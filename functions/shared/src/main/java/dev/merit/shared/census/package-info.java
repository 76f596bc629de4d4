/// Ways over all members, which can be continued where they were broken off.
@NullMarked
package dev.merit.shared.census;

import org.jspecify.annotations.NullMarked;
