package dev.merit.aggregation.tasks;

import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Runs the tasks that are due. For each task a marker has the last period whose work is done, so that it does not run
/// again in that period. The marker also has the lease of the present run, so that the run of the next minute does not
/// do the same work concurrently. The markers only save work: a task may safely run twice.
public final class Tasks {

    private final Table table;
    private final InstantSource clock;
    private final List<Task> tasks;

    public Tasks(Table table, InstantSource clock, List<Task> tasks) {
        this.table = table;
        this.clock = clock;
        this.tasks = List.copyOf(tasks);
    }

    /// The result of a run: whether there was something to do, and whether nothing of it is left.
    @RegisterForReflection
    @Schema(name = "TaskRun", examples = "{\"name\": \"segments\", \"ran\": true, \"done\": true}")
    public record TaskResult(String name, boolean ran, boolean done) {}

    public List<TaskMarker> all() {
        return tasks.stream().map(task -> TaskMarker.read(table, task.name())).toList();
    }

    /// Runs each task that is due. A failure does not stop the others; it is thrown at the end.
    public List<TaskResult> runDue(BooleanSupplier hasTime) {
        var runs = new ArrayList<TaskResult>();
        RuntimeException failure = null;
        for (var task : tasks) {
            try {
                runs.add(run(task, hasTime));
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return runs;
    }

    /// Runs the task of that name, if it is due; empty if there is none.
    public Optional<TaskResult> run(String name, BooleanSupplier hasTime) {
        return tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .map(task -> run(task, hasTime));
    }

    private TaskResult run(Task task, BooleanSupplier hasTime) {
        var now = clock.instant();
        var marker = TaskMarker.read(table, task.name());
        if (marker.busyUntil() != null && now.isBefore(marker.busyUntil())) {
            return new TaskResult(task.name(), false, false);
        }
        var due = task.every() != null && !marker.isDone(task.period(now));
        if (!due && !task.pending().getAsBoolean()) {
            return new TaskResult(task.name(), false, true);
        }
        // Work that began in an earlier period belongs to that one; the work of this period follows.
        var period = marker.period() == null ? task.period(now) : marker.period();
        var run = new TaskRun(table, clock, task.name(), now.plus(TaskMarker.BUSY), hasTime);
        if (!(table.write(marker.begin(period, now)) instanceof Outcome.Done)) {
            return new TaskResult(task.name(), false, false);
        }
        return work(task, period, run);
    }

    private TaskResult work(Task task, Instant period, TaskRun run) {
        boolean done = false;
        try {
            done = task.work().run(run);
        } finally {
            table.write(TaskMarker.end(task.name(), run.until(), done ? period : null, clock.instant()));
        }
        return new TaskResult(task.name(), true, done);
    }
}
