package dev.merit.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/// Stands in for Merit: it remembers what it is sent, tells duplicates from differing ones, and fails when it is told
/// to.
final class StubMerit implements AutoCloseable {

    /// What goes wrong with one request.
    enum Fault {
        BUSY,
        TOO_MANY,
        /// Everything is recorded, but nobody learns of it.
        ANSWER_LOST,
        TOKEN_EXPIRED,
        FORBIDDEN
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Map<String, JsonNode> members = new LinkedHashMap<>();
    final Map<String, JsonNode> activities = new LinkedHashMap<>();
    final Map<String, JsonNode> strategies = new LinkedHashMap<>();
    final Queue<Fault> faults = new ArrayDeque<>();
    final List<Integer> batchSizes = new ArrayList<>();
    int mostBytes = 4 << 20;
    int tokens;

    private final HttpServer server;

    StubMerit() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Purchases less refunds, in minor units of the currency.
    synchronized long net(String currency) {
        return activities.values().stream()
                .filter(a -> a.at("/amount/currency").asText().equals(currency))
                .mapToLong(a -> a.at("/amount/minorUnits").longValue()
                        * (a.path("type").asText().equals("refund") ? -1 : 1))
                .sum();
    }

    synchronized long revenue() {
        return strategies.values().stream()
                .mapToLong(s -> s.at("/opening/revenue/minorUnits").longValue())
                .sum();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().equals("/dev/token")) {
            tokens++;
            send(exchange, 200, "token-" + tokens);
            return;
        }
        var fault = faults.poll();
        if (fault == Fault.BUSY || fault == Fault.TOO_MANY) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            send(exchange, fault == Fault.BUSY ? 503 : 429, "{}");
        } else if (fault == Fault.TOKEN_EXPIRED) {
            send(exchange, 401, "{}");
        } else if (fault == Fault.FORBIDDEN) {
            send(exchange, 403, "{\"code\":\"forbidden\",\"detail\":\"The caller may not do this.\"}");
        } else if (body.length > mostBytes) {
            send(exchange, 413, "{\"code\":\"body-too-large\",\"detail\":\"The body is too large.\"}");
        } else {
            take(exchange, JSON.readTree(body), fault == Fault.ANSWER_LOST);
        }
    }

    private void take(HttpExchange exchange, JsonNode body, boolean lost) throws IOException {
        var results = JsonNodeFactory.instance.objectNode();
        int status = 200;
        switch (exchange.getRequestURI().getPath()) {
            case "/v1/members/batch" -> all(results, body.path("members"), this::member);
            case "/v1/activities/batch" -> all(results, body.path("activities"), this::activity);
            case "/v1/strategies" ->
                status = kept(strategies, body, "externalId", "")
                                .path("status")
                                .asText()
                                .equals("")
                        ? 201
                        : 200;
            default -> status = 404;
        }
        if (!lost) {
            send(exchange, status, results.toString());
        }
    }

    private interface Taking {
        ObjectNode take(JsonNode row);
    }

    private void all(ObjectNode answer, JsonNode rows, Taking taking) {
        batchSizes.add(rows.size());
        var results = answer.putArray("results");
        rows.forEach(row -> results.add(taking.take(row)));
    }

    private ObjectNode member(JsonNode row) {
        return kept(members, row, "externalId", "registered");
    }

    private ObjectNode activity(JsonNode row) {
        if (!members.containsKey(row.path("externalMemberId").asText())) {
            return rejected("unknown-member");
        }
        if (row.path("type").asText().equals("refund")
                && !activities.containsKey(row.path("refundOf").asText())) {
            return rejected("unknown-purchase");
        }
        return kept(activities, row, "activityId", "recorded");
    }

    private static ObjectNode kept(Map<String, JsonNode> kept, JsonNode row, String id, String done) {
        var before = kept.putIfAbsent(row.path(id).asText(), row);
        if (before != null && !before.equals(row)) {
            return rejected("activity-differs");
        }
        return JsonNodeFactory.instance.objectNode().put("status", before == null ? done : "duplicate");
    }

    private static ObjectNode rejected(String code) {
        var row = JsonNodeFactory.instance.objectNode().put("status", "rejected");
        row.putObject("problem").put("code", code).put("detail", "It is so.");
        return row;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
