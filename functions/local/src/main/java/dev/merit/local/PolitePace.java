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

/// Lets requests go before the walks over the whole table, which share this process and the embedded database with
/// them: a walk reads a few items at once, waits while requests are under way, but not for ever, and rests as long as
/// it read while there are some now and then. All walks together have one read at a time.
@Singleton
final class PolitePace implements ScanPace {

    private static final int ITEMS = 100;
    private static final long LONGEST_WAIT_NANOS = 150_000_000;
    private static final long BUSY_NANOS = 1_000_000_000;
    private static final int LOOK_MILLIS = 2;

    /// They wait for walks.
    private static final String OWN = "/v1/aggregation/";

    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastRequest = System.nanoTime() - BUSY_NANOS;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 3).handler(this::count);
    }

    private void count(RoutingContext request) {
        if (!request.request().path().startsWith(OWN)) {
            lastRequest = System.nanoTime();
            underWay.incrementAndGet();
            request.addEndHandler(_ -> underWay.decrementAndGet());
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
            while (underWay.get() > 0 && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
                rest(LOOK_MILLIS);
            }
            long start = System.nanoTime();
            var answer = read.get();
            long end = System.nanoTime();
            if (end - lastRequest < BUSY_NANOS) {
                rest((end - start) / 1_000_000);
            }
            return answer;
        } finally {
            turn.release();
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted on the way over the table", e);
        }
    }
}
