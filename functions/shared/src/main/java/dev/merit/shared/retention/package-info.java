/// What is left of records that were removed because the time for which they are kept is over.
@NullMarked
package dev.merit.shared.retention;

import org.jspecify.annotations.NullMarked;
