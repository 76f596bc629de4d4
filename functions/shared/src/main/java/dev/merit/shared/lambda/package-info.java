/// What only a function behind API Gateway needs, and a process that serves HTTP itself leaves out.
@NullMarked
package dev.merit.shared.lambda;

import org.jspecify.annotations.NullMarked;
