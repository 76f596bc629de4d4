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

/// Sends batches with several writers in parallel. Entries with the same `order` go to one writer and keep their
/// order: the rows of one member, whose wallet takes one write at a time, do not conflict. At most two batches of a
/// writer wait to be sent.
final class ParallelBatches implements AutoCloseable {

    /// Sends one batch and waits for the answer.
    interface BatchSender {
        void send(List<Entry> batch) throws InterruptedException;
    }

    private final int batchSize;
    private final BatchSender sending;
    private final List<Writer> writers;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    ParallelBatches(int count, int batchSize, BatchSender sending) {
        this.batchSize = batchSize;
        this.sending = sending;
        this.writers = Stream.generate(Writer::new).limit(count).toList();
    }

    /// Adds an entry, and waits while its writer is full.
    ///
    /// @throws RuntimeException the failure of an earlier batch
    void add(Entry entry) throws InterruptedException {
        throwFailure();
        writers.get(Math.floorMod(entry.order().hashCode(), writers.size())).add(entry);
    }

    /// Sends what is left and waits for the answers to all.
    void finish() throws InterruptedException {
        for (var writer : writers) {
            writer.flush();
        }
        for (var writer : writers) {
            writer.room.acquire(Writer.ROOM);
            writer.room.release(Writer.ROOM);
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
        writers.forEach(writer -> writer.thread.shutdownNow());
        writers.forEach(writer -> writer.thread.close());
    }

    private final class Writer {
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
