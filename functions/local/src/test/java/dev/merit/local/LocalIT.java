package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.merit.database.Database;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged process, from its start to the signal that ends it.
class LocalIT {

    private static final Path LOG = Path.of("target", "local-it.log");

    @TempDir
    Path folder;

    private final int port = freePort();
    private Process process;

    @Test
    void leavesNothingBehindWhenItIsToldToStopAndFindsItsTableAgain() throws Exception {
        start();
        assertThat(status("/q/health/ready")).isEqualTo(200);
        assertThat(status("/dev/token?role=operator")).isEqualTo(200);
        var database = process.children().toList();
        assertThat(database).hasSize(1);

        stop();

        assertThat(database).noneMatch(ProcessHandle::isAlive);
        start();
        assertThat(status("/q/health/ready")).isEqualTo(200);
    }

    @Test
    void saysWhereEverythingIsInLinesForPeople() throws Exception {
        start();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Files.readString(LOG))
                        .contains("Merit is ready: http://localhost:" + port)
                        .contains("http://localhost:" + port + "/swagger-ui/")
                        .contains("/dev/token?role=operator")
                        .contains("kept in " + folder.resolve("data"))
                        .doesNotContain("{\"timestamp\""));
        assertThat(status("/")).isEqualTo(303);
    }

    @Test
    void bringsItsDatabaseBackWhenThatAloneIsKilled() throws Exception {
        start();
        assertThat(status("/q/health/ready")).isEqualTo(200);
        var database = process.children().toList();
        assertThat(database).hasSize(1);

        database.getFirst().destroyForcibly();

        database.getFirst().onExit().get(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(30)).until(() -> status("/q/health/ready") == 200);
        assertThat(process.children().toList()).hasSize(1).isNotEqualTo(database);
    }

    @Test
    void takesItsDatabaseAlongEvenWhenKilled() throws Exception {
        start();
        var database = process.children().toList();

        process.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(10)).until(() -> database.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void endsWithOneLineOnTheDataOfAnEarlierBuild() throws Exception {
        var data = folder.resolve("data");
        writeInFormerFormat(data);

        launch();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(LOG))
                .singleElement()
                .asString()
                .startsWith("Merit cannot use the data in " + data + ": the data are in format 1");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    /// Makes the table as builds did that kept no version of its format, with an item in it.
    private static void writeInFormerFormat(Path data) {
        try (var database = Database.keptIn(data);
                var client = TestDatabase.client(database.endpoint())) {
            TableSetup.createIfAbsent(client, "merit");
            new Table(client, "merit").write(Write.put(Item.at(Keys.wallet(MemberId.random()))));
        }
    }

    private void start() throws IOException {
        launch();
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(ConnectException.class)
                .until(() -> status("/q/health/live") == 200);
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It lives for seconds, in which the optimizing compiler costs more than it saves.
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
    }

    private void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private int status(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
