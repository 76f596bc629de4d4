/// The parts that only a function behind API Gateway needs. A process that serves HTTP itself excludes them.
@NullMarked
package dev.merit.shared.lambda;

import org.jspecify.annotations.NullMarked;
