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

/// Takes the work of the first requests into the snapshot that Lambda SnapStart restores environments from: before it
/// is taken, the function answers an event of its own, `priming.json`, which reads the table and changes nothing. The
/// whole way of a request is then loaded and compiled, from the event to the store and back.
///
/// Elsewhere nothing ever calls it.
@Singleton
public final class Priming implements Resource {

    /// By then the JVM has compiled what every request goes through.
    private static final int ROUNDS = 100;

    /// Priming must not hold up a deployment where the table is away.
    private static final long MAX_NANOS = 10_000_000_000L;

    private static final Logger LOG = Logger.getLogger(Priming.class);

    /// The context holds its resources weakly; this bean lives as long as the process.
    void register(@Observes StartupEvent started) {
        if (ImageMode.current() == ImageMode.JVM) {
            Core.getGlobalContext().register(this);
        }
    }

    /// A function that cannot be primed works all the same, only slower at first: so a failure is logged and no more.
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

    /// What the function answers to its event.
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
