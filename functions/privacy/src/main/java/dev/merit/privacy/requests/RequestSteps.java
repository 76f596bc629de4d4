package dev.merit.privacy.requests;

import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Continues the requests of a kind, each step in a transaction that also records the progress.
final class RequestSteps {

    private static final int MAX_PAUSE_MILLIS = 50;

    private final Table table;
    private final DataRequests requests;
    private final DataRequest.Kind kind;
    private final Step step;

    /// The writes of the next step of a request that has not ended.
    @FunctionalInterface
    interface Step {
        List<Write> of(DataRequest request, Item item);
    }

    RequestSteps(Table table, DataRequests requests, DataRequest.Kind kind, Step step) {
        this.table = table;
        this.requests = requests;
        this.kind = kind;
        this.step = step;
    }

    /// Whether there is a request that has not ended.
    boolean isPending() {
        return !requests.open(kind).isEmpty();
    }

    /// Continues all requests.
    ///
    /// @param hasTime asked before each step; the run ends when it returns false
    /// @return whether nothing is left to do
    boolean run(BooleanSupplier hasTime) {
        boolean all = true;
        for (var id : requests.open(kind)) {
            all &= run(id, hasTime);
        }
        return all;
    }

    private boolean run(DataRequestId id, BooleanSupplier hasTime) {
        while (hasTime.getAsBoolean()) {
            var item = requests.item(id);
            if (item.isEmpty()) {
                return true;
            }
            var request = DataRequest.from(item.get());
            if (request.status() != DataRequest.Status.RUNNING) {
                return true;
            }
            if (!(table.transact(step.of(request, item.get())) instanceof Outcome.Done)) {
                // Another run has done this step, or another request has changed what it writes.
                RetryPause.upTo(MAX_PAUSE_MILLIS);
            }
        }
        return false;
    }
}
