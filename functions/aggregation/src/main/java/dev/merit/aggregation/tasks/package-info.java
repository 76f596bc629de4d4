/// The tasks of the schedule. Each runs once in a period; a second run in the same period does nothing.
@NullMarked
package dev.merit.aggregation.tasks;

import org.jspecify.annotations.NullMarked;
