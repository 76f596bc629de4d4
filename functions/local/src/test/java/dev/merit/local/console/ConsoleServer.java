package dev.merit.local.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The packaged local with data of its own.
final class ConsoleServer implements AutoCloseable {

    private static final Path LOG = Path.of("target", "console-it.log");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    final String root;

    ConsoleServer(Path folder) throws IOException, InterruptedException {
        var port = freePort();
        root = "http://localhost:" + port;
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.port=" + port,
                        "-Dmerit.data=" + folder.resolve("data"),
                        "-Dmerit.database.home=" + System.getProperty("merit.database.home"),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString()))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        await().atMost(Duration.ofSeconds(90))
                .ignoreException(ConnectException.class)
                .until(() -> status("/q/health/ready") == 200);
        token = get("/dev/token?role=operator");
    }

    /// Sends JSON to the API as an operator.
    ///
    /// @return the body of the answer
    String post(String path, String body) {
        var request = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "console-" + System.nanoTime())
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    /// Sets a setting that there is none of yet.
    void put(String path, String body) {
        send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    String get(String path) {
        return send(request(path).build());
    }

    String read(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).build());
    }

    private int status(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private String send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
        process.onExit().join();
    }

    static Path screenshots() {
        var folder = Path.of("target", "console");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
