/// The totals over time: their values at each point of a timeline, and how they changed between.
@NullMarked
package dev.merit.totals.series;

import org.jspecify.annotations.NullMarked;
