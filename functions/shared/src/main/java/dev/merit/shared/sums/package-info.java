/// What Merit sums and by which times: totals, figures, buckets of a quarter of an hour, and the rows that keep them.
@NullMarked
package dev.merit.shared.sums;

import org.jspecify.annotations.NullMarked;
