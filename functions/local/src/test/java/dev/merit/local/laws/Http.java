package dev.merit.local.laws;

import dev.merit.shared.testing.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop's back end as it should be: it asks again until it has an answer, under the same names.
public final class Http {

    private static final int TRIES = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final AtomicInteger busy = new AtomicInteger();

    public record Answer(int status, String body) {

        public Json json() {
            return Json.of(body);
        }
    }

    public Http(int port) {
        this(port, "storefront", "marketer", "operator");
    }

    public Http(int port, String... roles) {
        this.base = "http://localhost:" + port;
        this.token = send(request("/dev/token?role=" + String.join("&role=", roles))
                        .GET())
                .body();
    }

    public Answer get(String path) {
        return insist(request(path).header("Authorization", "Bearer " + token).GET());
    }

    /// Whatever version is there.
    public Answer delete(String path) {
        return insist(request(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .DELETE());
    }

    /// The same.
    public Answer put(String path, String body) {
        return insist(request(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// A merge patch of whatever version is there.
    public Answer patch(String path, String body) {
        return insist(request(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Under an Idempotency-Key, where one is given.
    public Answer post(String path, String key, String body) {
        var request = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return insist(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    /// How often the store was said to be busy.
    public int busy() {
        return busy.get();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer insist(HttpRequest.Builder request) {
        for (int tries = 0; tries < TRIES; tries++) {
            var answer = send(request);
            if (answer.status() != 503) {
                return answer;
            }
            busy.incrementAndGet();
        }
        throw new AssertionError("no answer but 503");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
