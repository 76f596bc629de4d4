package dev.merit.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.local.OpenApiDocument.Operation;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of the document that takes a body limits its size, its depth, its time and the lists in it.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BodyLimitsTest {

    private static final int TOO_LARGE = 4 * 1024 * 1024 + 1;
    private static final int TOO_DEEP = 1_200;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private OpenApiDocument document;
    private List<Operation> operations = List.of();
    private String token = "";

    @BeforeEach
    void read() {
        document = OpenApiDocument.served();
        operations = document.operations().stream()
                .filter(operation -> operation.bodies().findAny().isPresent())
                .toList();
        token = Calls.token(Calls.STAFF);
        assertThat(operations).hasSizeGreaterThan(25);
    }

    @Test
    void refusesALargeBodyUnread() throws IOException {
        for (var operation : operations) {
            try (var connection = open(operation, TOO_LARGE)) {
                assertThat(answer(connection)).as(operation.name()).contains(" 413 ");
            }
        }
    }

    @Test
    void refusesABodyThatIsNestedTooDeeply() throws IOException {
        var body = "{\"a\":".repeat(TOO_DEEP) + "1" + "}".repeat(TOO_DEEP);
        for (var operation : operations) {
            try (var connection = open(operation, body.length())) {
                connection.getOutputStream().write(body.getBytes(US_ASCII));
                assertThat(answer(connection)).as(operation.name()).containsAnyOf(" 400 ", " 404 ", " 428 ");
            }
        }
    }

    @Test
    void givesUpABodyThatDoesNotCome() throws IOException {
        var waiting = new LinkedHashMap<Operation, Socket>();
        for (var operation : operations) {
            waiting.put(operation, open(operation, 100));
        }
        for (Map.Entry<Operation, Socket> each : waiting.entrySet()) {
            try (var connection = each.getValue()) {
                assertThat(answer(connection)).as(each.getKey().name()).contains(" 408 ");
            }
        }
    }

    @Test
    void boundsEveryListInABody() {
        var unbounded = new TreeSet<String>();
        var seen = new TreeSet<String>();
        for (var operation : operations) {
            operation.bodies().forEach(body -> collect(operation.id(), body.get("schema"), seen, unbounded));
        }
        assertThat(unbounded).isEmpty();
    }

    private void collect(String path, JsonNode schema, Set<String> seen, Set<String> unbounded) {
        if (schema.has("$ref") && !seen.add(schema.get("$ref").asText())) {
            return;
        }
        var node = document.resolve(schema);
        var name = schema.has("$ref") ? schema.get("$ref").asText().replaceAll(".*/", "") : path;
        if (node.has("items") && !node.has("maxItems")) {
            unbounded.add(name);
        }
        node.path("properties")
                .properties()
                .forEach(field -> collect(name + "." + field.getKey(), field.getValue(), seen, unbounded));
        for (var parts : List.of("anyOf", "oneOf")) {
            node.path(parts).forEach(part -> collect(name, part, seen, unbounded));
        }
        if (node.has("items")) {
            collect(name, node.get("items"), seen, unbounded);
        }
    }

    private Socket open(Operation operation, int length) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        var type = new ArrayList<String>();
        operation.node().at("/requestBody/content").fieldNames().forEachRemaining(type::add);
        var path = operation.path().replaceAll("\\{[A-Za-z]+}", "0");
        socket.getOutputStream()
                .write((operation.method() + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + token
                                + "\r\nConnection: close\r\nIf-Match: *\r\nContent-Type: " + type.getFirst()
                                + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    /// The first line.
    private static String answer(Socket connection) throws IOException {
        return new String(connection.getInputStream().readNBytes(32), UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }
}
