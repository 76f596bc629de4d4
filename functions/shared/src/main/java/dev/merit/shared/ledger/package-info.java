/// The ledger's writing side: records and their effect on the totals commit together, spread over slots of pages.
@NullMarked
package dev.merit.shared.ledger;

import org.jspecify.annotations.NullMarked;
