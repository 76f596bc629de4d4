/// Merit under faults: processes that are killed, a store behind a proxy that fails, and clients that send each request
/// until it is answered.
@NullMarked
package dev.merit.local.faults;

import org.jspecify.annotations.NullMarked;
