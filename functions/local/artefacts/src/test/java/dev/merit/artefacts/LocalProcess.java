package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.artefacts.running.Child;
import dev.merit.artefacts.running.Http;
import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The packaged local, with tokens from its development issuer and the suite's database.
final class LocalProcess implements Merit {

    private final Store store = new Store();
    private final int port = Http.freePort();
    private final Child process;
    private final Map<Caller, String> tokens = new HashMap<>();

    LocalProcess() {
        var environment = store.environment();
        environment.put("MERIT_DYNAMODB_ENDPOINT", store.endpoint());
        process = Child.start(
                Places.built(),
                Places.log("local"),
                environment,
                List.of(
                        Places.java(),
                        "-Dquarkus.http.port=" + port,
                        "-Dmerit.aggregation.every=off",
                        "-jar",
                        Places.functions()
                                .resolve(Path.of("local", "target", "quarkus-app", "quarkus-run.jar"))
                                .toString()));
        process.awaitPort(port);
    }

    @Override
    public boolean takes(Call call) {
        return !call.method().equals(Call.EVENT);
    }

    @Override
    public Answer call(Call call) {
        var request = Http.request(call.method(), base() + call.path(), call.body());
        call.headers().forEach(request::header);
        if (!call.caller().roles().isEmpty()) {
            request.header("Authorization", "Bearer " + tokens.computeIfAbsent(call.caller(), this::token));
        }
        var answer = Http.send(request);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(answer.statusCode(), headers, answer.body());
    }

    /// The two actions are resources there, see docs/aggregation.md.
    @Override
    public JsonNode aggregate(String action) {
        var resource = action.equals("run") ? "runs" : "reconciliations";
        var answer = call(Call.post(Caller.OPERATOR, "/v1/aggregation/" + resource, ""));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }

    private String token(Caller caller) {
        var query = caller.roles().stream().map(role -> "role=" + role).collect(Collectors.joining("&"));
        if (caller.memberId() != null) {
            query += "&memberId=" + URLEncoder.encode(caller.memberId(), StandardCharsets.UTF_8);
        }
        return Http.send(Http.request("GET", base() + "/dev/token?" + query, null))
                .body();
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
        store.close();
    }
}
