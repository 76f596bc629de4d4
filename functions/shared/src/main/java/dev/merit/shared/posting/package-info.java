/// The ledger's reading side: what is posted, what is not yet, and steady sums of both.
@NullMarked
package dev.merit.shared.posting;

import org.jspecify.annotations.NullMarked;
