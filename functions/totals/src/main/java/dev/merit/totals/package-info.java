/// Reads of the totals: of all members, of strategies, and of one of them.
@NullMarked
package dev.merit.totals;

import org.jspecify.annotations.NullMarked;
