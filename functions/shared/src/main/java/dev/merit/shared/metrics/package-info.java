/// What a function tells CloudWatch about itself.
@NullMarked
package dev.merit.shared.metrics;

import org.jspecify.annotations.NullMarked;
