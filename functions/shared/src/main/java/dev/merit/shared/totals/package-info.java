/// The totals: what a record adds to them, the pages and rows that hold them, and how they are read.
@NullMarked
package dev.merit.shared.totals;

import org.jspecify.annotations.NullMarked;
