package dev.merit.local.faults;

import dev.merit.shared.testing.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A shop's back end as it should be: it sends a request, with the same ids, until it is answered. An answer is unsure
/// if the connection is lost, the time is over, or the status is 500 or more; then it asks another process.
final class InsistentClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MAX_PAUSE_MILLIS = 150;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<URI> processes;
    private final Map<URI, String> tokens = new ConcurrentHashMap<>();
    private final Map<URI, Map<String, AtomicInteger>> inFlight = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();
    private final Map<String, LongAdder> unsure = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final AtomicInteger next = new AtomicInteger();

    record Answer(int status, String body) {

        Json json() {
            return Json.of(body);
        }

        /// The code of a problem; the status of a success.
        String text() {
            return status < 300 ? Integer.toString(status) : json().getString("code");
        }
    }

    InsistentClient(List<URI> processes) {
        this.processes = List.copyOf(processes);
    }

    Answer get(String kind, String path) {
        return send(kind, "GET", path, null);
    }

    Answer post(String kind, String path, String body) {
        return send(kind, "POST", path, body);
    }

    /// Sends a request until it is answered.
    ///
    /// @param kind of the operation, such as `ingestion`
    Answer send(String kind, String method, String path, @Nullable String body) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int i = next.getAndIncrement(); System.nanoTime() < end; i++) {
            var process = processes.get(Math.floorMod(i, processes.size()));
            var answer = attempt(kind, process, method, path, body);
            if (answer != null) {
                answered.increment();
                return answer;
            }
            pause();
        }
        throw new AssertionError("no answer to " + method + " " + path);
    }

    /// The kinds of the operations that a process is working on.
    List<String> inFlight(URI process) {
        return inFlight.getOrDefault(process, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().get() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    long answered() {
        return answered.sum();
    }

    Latencies latencies() {
        return latencies;
    }

    /// How often an answer was unsure, by what it was.
    Map<String, Long> unsure() {
        var counts = new TreeMap<String, Long>();
        unsure.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }

    private @Nullable Answer attempt(String kind, URI process, String method, String path, @Nullable String body) {
        var counter = inFlight.computeIfAbsent(process, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(kind, _ -> new AtomicInteger());
        counter.incrementAndGet();
        try {
            var request = HttpRequest.newBuilder(process.resolve(path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token(process))
                    .header("Content-Type", "application/json")
                    .header("If-Match", "*")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            long sent = System.nanoTime();
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            long took = System.nanoTime() - sent;
            if (answer.statusCode() == 401) {
                // The process was started again, with keys of its own.
                tokens.remove(process);
                return null;
            }
            if (answer.statusCode() >= 500) {
                return unsure(Integer.toString(answer.statusCode()));
            }
            latencies.add(kind, took);
            return new Answer(answer.statusCode(), answer.body());
        } catch (ConnectException e) {
            // The process is being started: nothing was sent.
            return null;
        } catch (HttpTimeoutException e) {
            return unsure("time limit");
        } catch (IOException e) {
            return unsure("connection lost");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            counter.decrementAndGet();
        }
    }

    private @Nullable Answer unsure(String what) {
        unsure.computeIfAbsent(what, _ -> new LongAdder()).increment();
        return null;
    }

    private String token(URI process) throws IOException, InterruptedException {
        var known = tokens.get(process);
        if (known != null) {
            return known;
        }
        var request = HttpRequest.newBuilder(process.resolve("/dev/token?role=storefront&role=marketer&role=operator"))
                .timeout(LIMIT)
                .build();
        var token = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        tokens.put(process, token);
        return token;
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
