/// Compares the write units of operations with docs/costs.md.
@NullMarked
package dev.merit.local.costs;

import org.jspecify.annotations.NullMarked;
