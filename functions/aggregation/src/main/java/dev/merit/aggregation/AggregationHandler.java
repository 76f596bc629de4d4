package dev.merit.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Takes the scheduled event, and an operator's call: `{"action": "run"}`, `{"action": "status"}` or
/// `{"action": "reconcile"}`. An event without an action, as the schedule sends it, runs.
final class AggregationHandler implements RequestHandler<Map<String, Object>, Object> {

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;
    private final Gauges gauges;

    AggregationHandler(Aggregation aggregation, Reconciliation reconciliation, Gauges gauges) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.gauges = gauges;
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        return switch (String.valueOf(event.getOrDefault("action", "run"))) {
            case "run" -> run();
            case "status" -> aggregation.status();
            case "reconcile" -> reconcile();
            default -> throw new IllegalArgumentException("action must be run, status or reconcile");
        };
    }

    private Aggregation.Run run() {
        var run = aggregation.run();
        gauges.ran(run);
        return run;
    }

    private Reconciliation.Report reconcile() {
        var report = reconciliation.run();
        gauges.reconciled(report);
        return report;
    }
}
