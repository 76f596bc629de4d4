/// The metrics that a function publishes to CloudWatch.
@NullMarked
package dev.merit.shared.metrics;

import org.jspecify.annotations.NullMarked;
