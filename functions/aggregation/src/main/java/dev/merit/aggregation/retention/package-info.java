/// The removal of records once the time for which the shop keeps them is over.
@NullMarked
package dev.merit.aggregation.retention;

import org.jspecify.annotations.NullMarked;
