package dev.merit.shared.lambda;

import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Warms a function up before Lambda SnapStart takes the snapshot from which it restores environments. The function
/// answers an event of its own, `priming.json`, which reads the table and changes nothing. So the snapshot has the
/// classes and the compiled code of a whole request, from the event to the store and back.
///
/// Without SnapStart it is never called.
@Singleton
public final class Priming implements Resource {

    /// After so many rounds the JVM has compiled the code that every request uses.
    private static final int ROUNDS = 100;

    /// Bounds the time, so that an unreachable table does not delay a deployment.
    private static final long MAX_NANOS = 10_000_000_000L;

    private static final Logger LOG = Logger.getLogger(Priming.class);

    /// Registers this bean. The context has only a weak reference to it, but the bean lives as long as the process.
    void register(@Observes StartupEvent started) {
        if (ImageMode.current() == ImageMode.JVM) {
            Core.getGlobalContext().register(this);
        }
    }

    /// Logs a failure instead of throwing it: a function that is not primed works, only slower at first.
    @Override
    public void beforeCheckpoint(@Nullable Context<? extends Resource> context) {
        try {
            var start = System.nanoTime();
            for (int round = 0; round < ROUNDS && System.nanoTime() - start < MAX_NANOS; round++) {
                prime();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The function is not primed", e);
        }
    }

    @Override
    public void afterRestore(@Nullable Context<? extends Resource> context) {}

    /// The answer of the function to its event.
    public byte[] prime() throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var event = event()) {
            AmazonLambdaRecorder.handle(event, answer, null);
        }
        return answer.toByteArray();
    }

    private static InputStream event() {
        var event = Thread.currentThread().getContextClassLoader().getResourceAsStream("priming.json");
        if (event == null) {
            throw new IllegalStateException("There is no priming.json");
        }
        return event;
    }
}
