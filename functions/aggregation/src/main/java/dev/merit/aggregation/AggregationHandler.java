package dev.merit.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Takes the scheduled event, and an operator's call: `{"action": "run"}`, `{"action": "status"}` or
/// `{"action": "reconcile"}`. An event without an action, as the schedule sends it, runs.
final class AggregationHandler implements RequestHandler<Map<String, Object>, Object> {

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;

    AggregationHandler(Aggregation aggregation, Reconciliation reconciliation) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        return switch (String.valueOf(event.getOrDefault("action", "run"))) {
            case "run" -> aggregation.run();
            case "status" -> aggregation.status();
            case "reconcile" -> reconciliation.run();
            default -> throw new IllegalArgumentException("action must be run, status or reconcile");
        };
    }
}
