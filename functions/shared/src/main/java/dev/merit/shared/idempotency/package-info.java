/// Requests with an Idempotency-Key: they take effect once, and a repetition gets the same answer.
@NullMarked
package dev.merit.shared.idempotency;

import org.jspecify.annotations.NullMarked;
