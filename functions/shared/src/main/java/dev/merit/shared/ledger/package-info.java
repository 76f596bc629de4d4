/// The ledger: a record and its effect on the totals commit together.
@NullMarked
package dev.merit.shared.ledger;

import org.jspecify.annotations.NullMarked;
