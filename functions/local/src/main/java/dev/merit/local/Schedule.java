package dev.merit.local;

import dev.merit.aggregation.Aggregation;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// Runs the aggregation as EventBridge Scheduler does on AWS, but every ten seconds, so that nobody waits at a desk.
@Singleton
final class Schedule {

    private final Aggregation aggregation;

    Schedule(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Scheduled(
            every = "{merit.aggregation.every}",
            delay = 10,
            delayUnit = TimeUnit.SECONDS,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        aggregation.run();
    }
}
