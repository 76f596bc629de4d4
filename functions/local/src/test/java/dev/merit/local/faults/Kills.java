package dev.merit.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Kills one process after the other with SIGKILL, each at a write, and starts it again.
final class Kills implements Runnable {

    /// For a write to come.
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final List<FunctionsProcess> processes;
    private final List<FaultyStore> stores;
    private final InsistentClient client;
    private final FaultPlan plan;
    private final int everyMillis;
    private final Map<String, Integer> inFlight = new TreeMap<>();
    private int before;
    private int after;
    private volatile boolean isOver;

    /// @param stores of the processes, in the same sequence
    /// @param everyMillis the mean time between two kills
    Kills(
            List<FunctionsProcess> processes,
            List<FaultyStore> stores,
            InsistentClient client,
            FaultPlan plan,
            int everyMillis) {
        this.processes = processes;
        this.stores = stores;
        this.client = client;
        this.plan = plan;
        this.everyMillis = everyMillis;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; !isOver && everyMillis > 0; i = (i + 1) % processes.size()) {
                Thread.sleep(everyMillis / 2 + plan.below(everyMillis));
                if (!isOver) {
                    kill(processes.get(i), stores.get(i), plan.below(2) == 0);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(FunctionsProcess process, FaultyStore store, boolean isAfter) throws InterruptedException {
        var done = new CountDownLatch(1);
        store.killAtNextWrite(new FaultyStore.Kill(isAfter, () -> {
            client.inFlight(process.address()).forEach(kind -> inFlight.merge(kind, 1, Integer::sum));
            process.kill();
            done.countDown();
        }));
        if (!done.await(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
            store.killNow();
            done.await();
        }
        process.awaitEnd();
        if (isAfter) {
            after++;
        } else {
            before++;
        }
        process.start();
    }

    /// No kill begins after this.
    void end() {
        isOver = true;
    }

    /// Kills before a write reached the store.
    int before() {
        return before;
    }

    /// Kills after the store had done a write, whose answer the process never got.
    int after() {
        return after;
    }

    /// How many kills met an operation of a kind.
    Map<String, Integer> inFlight() {
        return inFlight;
    }
}
