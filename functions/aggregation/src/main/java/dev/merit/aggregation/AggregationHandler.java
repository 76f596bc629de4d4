package dev.merit.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.merit.aggregation.tasks.Tasks;
import dev.merit.privacy.requests.ErasureReplay;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Handles the event of the schedule and the calls of an operator: `{"action": "run"}`, `{"action": "status"}`, or
/// `{"action": "reconcile"}`, which starts a reconciliation or joins the one in progress and returns how far it is.
/// `{"action": "tasks"}` runs all tasks that are due, `{"action": "task", "name": "segments"}` one of them if it is
/// due, and `{"action": "taskList"}` returns their state. `{"action": "rewrapKeys", "run": 1}` and
/// `{"action": "replaceKeys", "run": 1}` rotate the keys of personal data. `{"action": "replayErasures"}` erases
/// again who was erased after the backup from which the table was restored. An event without an action is a run.
final class AggregationHandler implements RequestHandler<Map<String, Object>, Object> {

    /// Enough for one more step, below the alarm on long runs.
    private static final int LEFT_MILLIS = 240_000;

    private final Aggregation aggregation;
    private final Reconciliation reconciliation;
    private final Tasks tasks;
    private final Gauges gauges;
    private final KeyRotation rotation;
    private final ErasureReplay erasures;
    private volatile boolean formatVerified;

    AggregationHandler(
            Aggregation aggregation,
            Reconciliation reconciliation,
            Tasks tasks,
            Gauges gauges,
            KeyRotation rotation,
            ErasureReplay erasures) {
        this.aggregation = aggregation;
        this.reconciliation = reconciliation;
        this.tasks = tasks;
        this.gauges = gauges;
        this.rotation = rotation;
        this.erasures = erasures;
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
                        .orElseThrow(() -> new IllegalArgumentException("no task has that name"));
            case "taskList" -> tasks.all();
            case "rewrapKeys" -> rotation.rewrap(number(event.get("run")), () -> hasTimeOrNoDeadline(context));
            case "replaceKeys" -> rotation.replace(number(event.get("run")), () -> hasTimeOrNoDeadline(context));
            case "replayErasures" -> erasures.run();
            default ->
                throw new IllegalArgumentException(
                        "action must be run, status, reconcile, tasks, task, taskList, rewrapKeys, replaceKeys"
                                + " or replayErasures");
        };
    }

    /// Once a process. A table of another build's format fails every run, which raises the alarm of this function.
    private void verifyFormat() {
        if (!formatVerified) {
            aggregation.verifyFormat();
            formatVerified = true;
        }
    }

    private static long number(@Nullable Object run) {
        if (run instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("run must be a whole number from 1");
    }

    /// Whether Lambda leaves enough time for one more step.
    private static boolean hasTime(Context context) {
        return context.getRemainingTimeInMillis() > LEFT_MILLIS;
    }

    private Aggregation.Run run() {
        var run = aggregation.run();
        gauges.ran(run);
        return run;
    }

    /// Starts a reconciliation, or joins the one in progress, and continues it while there is time; the tasks of the
    /// schedule continue it afterwards.
    private ReconciliationReport reconcile(Context context) {
        var id = reconciliation.begin().reconciliationId();
        tasks.run(Reconciliation.TASK, () -> hasTimeOrNoDeadline(context));
        return reconciliation.find(id).orElseThrow();
    }

    private static boolean hasTimeOrNoDeadline(Context context) {
        return hasTime(context) || context.getRemainingTimeInMillis() <= 0;
    }
}
