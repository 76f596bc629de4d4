/// Batches of codes: how they are created, listed, revoked, and how a code names its batch.
@NullMarked
package dev.merit.coupons.batches;

import org.jspecify.annotations.NullMarked;
