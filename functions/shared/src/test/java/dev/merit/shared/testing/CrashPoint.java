package dev.merit.shared.testing;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Ends a run at one of its calls to the table: before the call, or after it, so that the call was done and its answer
/// is lost.
public final class CrashPoint implements ExecutionInterceptor {

    private static final Set<String> WRITES =
            Set.of("PutItemRequest", "UpdateItemRequest", "TransactWriteItemsRequest");

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int at = Integer.MAX_VALUE;
    private volatile boolean after;
    private volatile boolean writesOnly;

    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public void never() {
        at = Integer.MAX_VALUE;
    }

    public void atCall(int number, boolean afterIt) {
        set(number, afterIt, false);
    }

    public void atWrite(int number, boolean afterIt) {
        set(number, afterIt, true);
    }

    private void set(int number, boolean afterIt, boolean onlyWrites) {
        calls.set(0);
        after = afterIt;
        writesOnly = onlyWrites;
        at = number;
    }

    /// Whether there were fewer calls than that.
    public boolean wasTooLate() {
        return calls.get() < at;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (counts(context.request()) && calls.incrementAndGet() >= at && !after) {
            throw new Crash();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (counts(context.request()) && calls.get() >= at && after) {
            throw new Crash();
        }
    }

    private boolean counts(Object request) {
        return !writesOnly || WRITES.contains(request.getClass().getSimpleName());
    }
}
