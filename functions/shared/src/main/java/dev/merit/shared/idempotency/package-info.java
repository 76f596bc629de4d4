/// Requests under an Idempotency-Key: done once, answered the same again.
@NullMarked
package dev.merit.shared.idempotency;

import org.jspecify.annotations.NullMarked;
