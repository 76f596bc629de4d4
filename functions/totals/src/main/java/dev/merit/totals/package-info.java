/// Reads of the totals and their series.
@NullMarked
package dev.merit.totals;

import org.jspecify.annotations.NullMarked;
