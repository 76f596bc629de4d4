package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import dev.merit.aggregation.tasks.Tasks;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Runs the aggregation and the due tasks, as EventBridge Scheduler does on AWS, but every ten seconds, so that a
/// developer does not have to wait.
@Singleton
final class Schedule {

    private static final Duration MAX_RUN = Duration.ofMinutes(1);

    private final Aggregation aggregation;
    private final Tasks tasks;

    Schedule(Aggregation aggregation, Tasks tasks) {
        this.aggregation = aggregation;
        this.tasks = tasks;
    }

    /// True while a run of tasks that starts now may continue.
    static BooleanSupplier timeLeft() {
        var end = System.nanoTime() + MAX_RUN.toNanos();
        return () -> System.nanoTime() < end;
    }

    @Scheduled(
            every = "{merit.aggregation.every}",
            delay = 10,
            delayUnit = TimeUnit.SECONDS,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        aggregation.run();
    }

    @Scheduled(
            every = "{merit.aggregation.every}",
            delay = 10,
            delayUnit = TimeUnit.SECONDS,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runTasks() {
        tasks.runDue(timeLeft());
    }
}
