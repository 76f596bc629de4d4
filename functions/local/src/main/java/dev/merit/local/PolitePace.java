package dev.merit.local;

import dev.merit.shared.table.ScanPace;
import dev.merit.shared.table.Unavailable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Gives requests priority over scans of the whole table, which share this process and the embedded database with
/// them. A scan reads few items at once and waits, up to a limit, while requests are running. While requests come now
/// and then, it pauses after each read as long as the read took. All scans together have one read at a time.
@Singleton
final class PolitePace implements ScanPace {

    private static final int ITEMS = 100;
    private static final long MAX_WAIT_NANOS = 150_000_000;
    private static final long BUSY_NANOS = 1_000_000_000;
    private static final int POLL_MILLIS = 2;

    /// Requests to these paths wait for scans themselves, so scans do not wait for them.
    private static final String AGGREGATION = "/v1/aggregation/";

    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicInteger running = new AtomicInteger();
    private volatile long lastRequest = System.nanoTime() - BUSY_NANOS;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 3).handler(this::count);
    }

    private void count(RoutingContext request) {
        if (!request.request().path().startsWith(AGGREGATION)) {
            lastRequest = System.nanoTime();
            running.incrementAndGet();
            request.addEndHandler(_ -> running.decrementAndGet());
        }
        request.next();
    }

    @Override
    public int itemsAtOnce() {
        return ITEMS;
    }

    @Override
    public <T> T read(Supplier<T> read) {
        turn.acquireUninterruptibly();
        try {
            long begin = System.nanoTime();
            while (running.get() > 0 && System.nanoTime() - begin < MAX_WAIT_NANOS) {
                pause(POLL_MILLIS);
            }
            long start = System.nanoTime();
            var answer = read.get();
            long end = System.nanoTime();
            if (end - lastRequest < BUSY_NANOS) {
                pause((end - start) / 1_000_000);
            }
            return answer;
        } finally {
            turn.release();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted during a scan of the table", e);
        }
    }
}
