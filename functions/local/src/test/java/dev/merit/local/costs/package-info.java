/// What operations cost in the store, as the README says it.
@NullMarked
package dev.merit.local.costs;

import org.jspecify.annotations.NullMarked;
