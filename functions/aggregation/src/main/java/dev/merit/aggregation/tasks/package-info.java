/// What is to be done now and then: each task once a period, and whoever comes to it twice finds it done.
@NullMarked
package dev.merit.aggregation.tasks;

import org.jspecify.annotations.NullMarked;
