package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.merit.database.Database;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged process, from its start to the signal that ends it.
class LocalIT {

    private static final Path LOG = Path.of("target", "local-it.log");

    private static final String[] ZORA = {"zora", "Zora", "Zitrone"};

    @TempDir
    Path folder;

    private final int port = freePort();
    private Process process;
    private String token = "";

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
    void keepsNothingOfAnErasedMemberInItsFiles() throws Exception {
        start();
        token = send("GET", "/dev/token?role=storefront&role=operator", null);
        var member = Json.of(send(
                        "POST",
                        "/v1/members",
                        "{\"externalId\": \"zora-1\", \"email\": \"zora@z.example\", \"name\": \"Zora Zimt\"}"))
                .getString("memberId");
        send("POST", "/v1/activities", """
                {"activityId": "r-1", "memberId": "%s", "type": "review", "occurredAt": "2026-02-02T12:00:00Z",
                 "rating": 5, "attributes": {"text": "Zitrone ist gut"}}""".formatted(member));
        send("DELETE", "/v1/members/" + member, null);
        send("POST", "/v1/aggregation/tasks/erasures", "");
        stop();
        assertThat(Files.readString(LOG))
                .contains("DELETE /v1/members/{memberId} 202")
                .doesNotContain(ZORA);

        // The start removes what the database only marks as deleted.
        start();
        stop();

        assertThat(files()).contains(member).doesNotContain(ZORA).doesNotContain("\"" + DataKeys.WRAPPED + "\":{\"S\"");
    }

    private String files() throws IOException {
        try (var files = Files.walk(folder)) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
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

    private String send(String method, String path, @Nullable String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
            return answer.body();
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
