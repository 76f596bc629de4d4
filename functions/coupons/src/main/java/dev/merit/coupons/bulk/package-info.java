/// Batches of codes that need no row until they are used: how the codes are made and read, and what is kept of a batch.
@NullMarked
package dev.merit.coupons.bulk;

import org.jspecify.annotations.NullMarked;
