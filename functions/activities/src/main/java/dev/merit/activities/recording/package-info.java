/// How an activity is recorded: with the wallet, the points and the totals it counts in, once, and a refund against its
/// purchase.
@NullMarked
package dev.merit.activities.recording;

import org.jspecify.annotations.NullMarked;
