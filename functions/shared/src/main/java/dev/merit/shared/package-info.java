/// What the functions have in common.
@NullMarked
package dev.merit.shared;

import org.jspecify.annotations.NullMarked;
