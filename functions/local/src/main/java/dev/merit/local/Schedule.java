package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/// Runs the aggregation as EventBridge Scheduler does on AWS, but every ten seconds, so that nobody waits at a desk.
@Singleton
final class Schedule {

    private final Aggregation aggregation;

    Schedule(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Scheduled(
            every = "{merit.aggregation.every}",
            delayed = "{merit.aggregation.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        aggregation.run();
    }
}
