package dev.merit.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.merit.aggregation.tasks.Tasks;
import java.util.Map;

/// Takes the scheduled event, and an operator's call: `{"action": "run"}`, `{"action": "status"}`, or `{"action":
/// "reconcile"}`, which begins a reconciliation or joins the one under way, and answers how far it came.
/// `{"action": "tasks"}` runs all tasks that are due, `{"action": "task", "name": "segments"}` one of them if it
/// is, and `{"action": "taskList"}` tells how they stand. An event without an action runs.
final class AggregationHandler implements RequestHandler<Map<String, Object>, Object> {

    /// Enough for one more step, and to stay below the alarm of runs that take long.
    private static final int LEFT_MILLIS = 240_000;

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;
    private final Tasks tasks;
    private final Gauges gauges;
    private volatile boolean formatVerified;

    AggregationHandler(Aggregation aggregation, Reconciliation reconciliation, Tasks tasks, Gauges gauges) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.tasks = tasks;
        this.gauges = gauges;
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        verifyFormat();
        return switch (String.valueOf(event.getOrDefault("action", "run"))) {
            case "run" -> run();
            case "status" -> aggregation.status();
            case "reconcile" -> reconcile(context);
            case "tasks" -> tasks.runDue(() -> hasTime(context));
            case "task" ->
                tasks.run(String.valueOf(event.get("name")), () -> hasTime(context))
                        .orElseThrow(() -> new IllegalArgumentException("there is no task of that name"));
            case "taskList" -> tasks.all();
            default ->
                throw new IllegalArgumentException("action must be run, status, reconcile, tasks, task or taskList");
        };
    }

    /// Once a process. A table of another build's format fails every run, which raises the alarm of this function.
    private void verifyFormat() {
        if (!formatVerified) {
            aggregation.verifyFormat();
            formatVerified = true;
        }
    }

    /// Whether Lambda leaves it the time for one more step.
    private static boolean hasTime(Context context) {
        return context.getRemainingTimeInMillis() > LEFT_MILLIS;
    }

    private Aggregation.Run run() {
        var run = aggregation.run();
        gauges.ran(run);
        return run;
    }

    /// Begins one, or joins the one under way, and goes on with it for as long as there is time; the schedule's
    /// tasks go on from there.
    private ReconciliationReport reconcile(Context context) {
        var id = reconciliation.begin().reconciliationId();
        tasks.run(Reconciliation.TASK, () -> hasTime(context) || hasNoDeadline(context));
        return reconciliation.find(id).orElseThrow();
    }

    private static boolean hasNoDeadline(Context context) {
        return context.getRemainingTimeInMillis() <= 0;
    }
}
