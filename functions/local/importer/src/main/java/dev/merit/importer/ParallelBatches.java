package dev.merit.importer;

import dev.merit.importer.format.Format.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sends batches in several lanes at once. Entries of one lane's text stay in their order, and the rows of one
/// member, whose wallet takes one write at a time, don't meet each other. At most two batches a lane wait to be sent.
final class ParallelBatches implements AutoCloseable {

    /// Sends one batch and waits for the answer.
    interface BatchSender {
        void send(List<Entry> batch) throws InterruptedException;
    }

    private final int batchSize;
    private final BatchSender sending;
    private final List<Lane> lanes;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    ParallelBatches(int count, int batchSize, BatchSender sending) {
        this.batchSize = batchSize;
        this.sending = sending;
        this.lanes = Stream.generate(Lane::new).limit(count).toList();
    }

    /// Waits while the entry's lane is full.
    ///
    /// @throws RuntimeException the failure of an earlier batch
    void add(Entry entry) throws InterruptedException {
        throwFailure();
        lanes.get(Math.floorMod(entry.lane().hashCode(), lanes.size())).add(entry);
    }

    /// Sends what is left and waits for the answers to all.
    void finish() throws InterruptedException {
        for (var lane : lanes) {
            lane.flush();
        }
        for (var lane : lanes) {
            lane.room.acquire(Lane.ROOM);
            lane.room.release(Lane.ROOM);
        }
        throwFailure();
    }

    private void throwFailure() {
        var thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.shutdownNow());
        lanes.forEach(lane -> lane.thread.close());
    }

    private final class Lane {
        private static final int ROOM = 2;

        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Semaphore room = new Semaphore(ROOM);
        private List<Entry> batch = new ArrayList<>();

        void add(Entry entry) throws InterruptedException {
            batch.add(entry);
            if (batch.size() == batchSize) {
                flush();
            }
        }

        void flush() throws InterruptedException {
            if (!batch.isEmpty()) {
                var full = batch;
                batch = new ArrayList<>();
                room.acquire();
                thread.execute(() -> send(full));
            }
        }

        private void send(List<Entry> full) {
            try {
                if (failure.get() == null) {
                    sending.send(full);
                }
            } catch (InterruptedException e) {
                failure.compareAndSet(null, new Failure("The import was interrupted.", e));
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        }
    }
}
