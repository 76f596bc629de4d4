package dev.merit.artefacts.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lambda's runtime API for one process: it gives out events and takes the answers. All times are those of
/// [System#nanoTime()], read by the thread of the connection, so that they hold nothing of the harness's own
/// threads.
final class RuntimeApi implements AutoCloseable {

    /// What a function answers to an event.
    ///
    /// @param sent when the event was sent
    /// @param arrived when the last byte of the answer had arrived
    record Exchange(String answer, long sent, long arrived) {}

    private static final long PATIENCE_SECONDS = 90;
    private static final String END = "";
    private static final Exchange ENDED = new Exchange("", 0, 0);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final AtomicLong ready = new AtomicLong();
    private final Listener listener = new Listener(this::serve);
    private volatile long sent;

    String address() {
        return listener.address();
    }

    /// When the process has asked for its first event, so when its initialisation was done.
    long ready() {
        return ready.get();
    }

    /// Has an event wait for the process.
    void offer(String event) {
        events.add(event);
    }

    /// Waits for the answer to the event that was offered last.
    Exchange await() {
        try {
            var exchange = exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (exchange == null || exchange.equals(ENDED)) {
                throw new IllegalStateException("The function does not answer; see its log");
            }
            return exchange;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Exchange send(String event) {
        offer(event);
        return await();
    }

    /// Says that the process has ended, so that nobody waits for it.
    void ended() {
        exchanges.add(ENDED);
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        for (var request = Message.read(in); request != null; request = Message.read(in)) {
            long now = System.nanoTime();
            if (request.first().startsWith("GET")) {
                ready.compareAndSet(0, now);
                var event = next();
                if (event.equals(END)) {
                    return;
                }
                var message = message(event);
                sent = System.nanoTime();
                message.write(out);
            } else {
                exchanges.add(new Exchange(request.body(), sent, now));
                new Message("HTTP/1.1 202 Accepted", List.of(), "").write(out);
            }
        }
    }

    private String next() {
        try {
            return events.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Message message(String event) {
        return new Message(
                "HTTP/1.1 200 OK",
                List.of(
                        "Content-Type: application/json",
                        "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                        "Lambda-Runtime-Deadline-Ms: " + (System.currentTimeMillis() + 60_000),
                        "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:f",
                        "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0"),
                event);
    }

    /// Ends the wait of the thread that still waits for an event.
    @Override
    public void close() {
        offer(END);
        listener.close();
    }
}
