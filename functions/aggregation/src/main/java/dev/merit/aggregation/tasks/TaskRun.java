package dev.merit.aggregation.tasks;

import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// A run of a task, with a lease on it. Each check of the remaining time extends the lease if needed. If another run
/// has the task by then, this run ends.
final class TaskRun implements BooleanSupplier {

    private static final Duration EARLY = TaskMarker.BUSY.dividedBy(2);

    private final Table table;
    private final InstantSource clock;
    private final String name;
    private final BooleanSupplier hasTime;
    private Instant until;
    private boolean over;

    TaskRun(Table table, InstantSource clock, String name, Instant until, BooleanSupplier hasTime) {
        this.table = table;
        this.clock = clock;
        this.name = name;
        this.until = until;
        this.hasTime = hasTime;
    }

    synchronized Instant until() {
        return until;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        var now = clock.instant();
        if (!over && now.isAfter(until.minus(EARLY))) {
            over = !(table.write(TaskMarker.prolong(name, until, now)) instanceof Outcome.Done);
            until = over ? until : now.plus(TaskMarker.BUSY);
        }
        return !over && hasTime.getAsBoolean();
    }
}
