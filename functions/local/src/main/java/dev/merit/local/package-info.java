/// All functions in one process, with an embedded database, for development and tests.
@NullMarked
package dev.merit.local;

import org.jspecify.annotations.NullMarked;
