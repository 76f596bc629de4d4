package dev.merit.local.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Stands between one process and the store, and injects the faults of a plan. It is also the place at which the
/// process is killed: before a write reaches the store, or after the store has done it.
final class FaultyStore implements AutoCloseable {

    private static final int MAX_DELAY_MILLIS = 120;
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "content-length", "date", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    static {
        // Otherwise each answer waits for an acknowledgement of the one before it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI store;
    private final FaultPlan plan;
    private final Duration slow;
    private final HttpServer server;
    private final AtomicReference<@Nullable Kill> kill = new AtomicReference<>();

    /// A kill that the next write meets.
    ///
    /// @param isAfter whether the store does the write first
    record Kill(boolean isAfter, Runnable action) {}

    /// @param slow longer than the process waits for an answer
    FaultyStore(URI store, FaultPlan plan, Duration slow) {
        this.store = store;
        this.plan = plan;
        this.slow = slow;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Kills at the next write.
    void killAtNextWrite(Kill next) {
        kill.set(next);
    }

    /// Kills now if no write has come since.
    void killNow() {
        var next = kill.getAndSet(null);
        if (next != null) {
            next.action().run();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = StoreCall.of(
                    exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                    exchange.getRequestBody().readAllBytes());
            var due = call.writes() ? kill.getAndSet(null) : null;
            if (due != null) {
                if (due.isAfter()) {
                    forward(exchange, call);
                }
                due.action().run();
                return;
            }
            var fault = plan.next();
            if (fault.isEmpty()) {
                answer(exchange, forward(exchange, call));
            } else {
                inject(fault.get(), exchange, call);
            }
        }
    }

    private void inject(FaultKind fault, HttpExchange exchange, StoreCall call) throws IOException {
        switch (fault) {
            case DELAY -> {
                pause(Duration.ofMillis(plan.below(MAX_DELAY_MILLIS)));
                var done = forward(exchange, call);
                pause(Duration.ofMillis(plan.below(MAX_DELAY_MILLIS)));
                answer(exchange, done);
            }
            case SLOW -> {
                var done = forward(exchange, call);
                pause(slow);
                answer(exchange, done);
            }
            // Closing an exchange without an answer closes the connection.
            case CUT_BEFORE -> {}
            case CUT_AFTER -> forward(exchange, call);
            case DUPLICATE -> {
                var first = forward(exchange, call);
                var second = forward(exchange, call);
                answer(exchange, plan.below(2) == 0 ? first : second);
            }
            case THROTTLING -> answer(exchange, 400, StoreCall.throttling());
            case CONFLICT -> {
                if (call.writes()) {
                    answer(exchange, 400, call.conflict(plan.below(100)));
                } else {
                    answer(exchange, 400, StoreCall.throttling());
                }
            }
            case ERROR_BEFORE -> answer(exchange, 500, StoreCall.internalError());
            case ERROR_AFTER -> {
                forward(exchange, call);
                answer(exchange, 500, StoreCall.internalError());
            }
            case HALF_BODY -> {
                var whole = forward(exchange, call);
                copyHeaders(exchange, whole);
                exchange.sendResponseHeaders(whole.statusCode(), whole.body().length);
                exchange.getResponseBody().write(whole.body(), 0, whole.body().length / 2);
                exchange.getResponseBody().flush();
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, StoreCall call) throws IOException {
        var request = HttpRequest.newBuilder(store).POST(call.publisher());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isEndToEnd(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> done) throws IOException {
        copyHeaders(exchange, done);
        exchange.sendResponseHeaders(done.statusCode(), done.body().length);
        exchange.getResponseBody().write(done.body());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void copyHeaders(HttpExchange exchange, HttpResponse<byte[]> from) {
        from.headers().map().forEach((name, values) -> {
            if (isEndToEnd(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
    }

    private static boolean isEndToEnd(String header) {
        return HOP_BY_HOP.stream().noneMatch(header::equalsIgnoreCase);
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
