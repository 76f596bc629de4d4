package dev.merit.local.laws;

import dev.merit.shared.totals.LedgerPosition;
import org.jspecify.annotations.Nullable;

/// One request of a crowd with its answer.
///
/// @param sent and `answered`, in nanoseconds of one clock
/// @param place where the ledger has its effect; null if it has none there
/// @param step what it does to the model, given its answer
record Operation<S>(
        String name, long sent, long answered, @Nullable LedgerPosition place, Step<S> step) {

    interface Step<S> {

        /// The state after the operation; null if a single thread would have answered otherwise in this state.
        @Nullable
        S from(S state);
    }

    /// Whether this came before the other: it was answered before the other was sent, or an earlier page of the same
    /// slot of the ledger has it. Within a page there is no order.
    boolean precedes(Operation<S> other) {
        return answered < other.sent || isOnAnEarlierPage(other);
    }

    private boolean isOnAnEarlierPage(Operation<S> other) {
        return place != null
                && other.place != null
                && place.slot() == other.place.slot()
                && place.page() < other.place.page();
    }
}
