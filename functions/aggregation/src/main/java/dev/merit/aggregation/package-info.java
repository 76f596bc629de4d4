/// Posts the ledger into the totals, on a schedule.
@NullMarked
package dev.merit.aggregation;

import org.jspecify.annotations.NullMarked;
