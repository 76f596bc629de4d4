package dev.merit.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Takes the scheduled event, and an operator's call: `{"action": "run"}`, `{"action": "status"}`,
/// `{"action": "reconcile"}`, or `{"action": "points"}`, which enters expired points, also for one of several segments
/// of the table alone, as in `{"action": "points", "segment": 0, "segments": 4}`. An event without an action, as the
/// schedule sends it, runs.
final class AggregationHandler implements RequestHandler<Map<String, Object>, Object> {

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;
    private final Points points;
    private final Gauges gauges;

    AggregationHandler(Aggregation aggregation, Reconciliation reconciliation, Points points, Gauges gauges) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.points = points;
        this.gauges = gauges;
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        return switch (String.valueOf(event.getOrDefault("action", "run"))) {
            case "run" -> run();
            case "status" -> aggregation.status();
            case "reconcile" -> reconcile();
            case "points" -> points.fold(number(event, "segment", 0), number(event, "segments", 1));
            default -> throw new IllegalArgumentException("action must be run, status, reconcile or points");
        };
    }

    private static int number(Map<String, Object> event, String name, int usual) {
        return event.get(name) instanceof Number number ? number.intValue() : usual;
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
