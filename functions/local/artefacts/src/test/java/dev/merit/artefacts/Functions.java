package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.artefacts.running.Emulated;
import dev.merit.artefacts.running.Json;
import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Store;
import dev.merit.artefacts.running.Zip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every function under the emulator, behind the routes of the infrastructure's template.
final class Functions implements Merit {

    static final String AGGREGATION = "aggregation";
    static final List<String> ALL =
            List.of("members", "activities", "coupons", "segments", "totals", "privacy", AGGREGATION);

    private final Store store = new Store();
    private final Map<String, Emulated> functions = new LinkedHashMap<>();
    private final Routes routes = Routes.ofTheTemplate();

    Functions() {
        try {
            var folder = Files.createTempDirectory(Places.built(), "functions-");
            for (var name : ALL) {
                var task = Zip.of(name).unpackInto(folder.resolve(name));
                functions.put(name, new Emulated(name, task, store.environment(), ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean takes(Call call) {
        return !call.path().startsWith("/v1/aggregation/")
                || (call.caller().equals(Caller.OPERATOR)
                        && aggregationEvent(call).isPresent());
    }

    @Override
    public Answer call(Call call) {
        if (call.method().equals(Call.EVENT)) {
            return event(call.path(), call.body() == null ? file(call.path()) : call.body());
        }
        return aggregationEvent(call)
                .map(event -> event(AGGREGATION, event))
                .orElseGet(() -> ApiEvent.answer(of(routes.owner(call)).send(ApiEvent.of(call))));
    }

    private Answer event(String name, String event) {
        var response = of(name.replaceFirst("-.*", "")).send(event);
        var json = Json.read(response);
        if (json.has("statusCode")) {
            return ApiEvent.answer(response);
        }
        if (json.has("errorType")) {
            throw new AssertionError("The function failed: " + response);
        }
        return new Answer(200, Map.of(), response);
    }

    private static String file(String event) {
        try {
            return Files.readString(Places.events().resolve(event + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The event for what an operator asks of local over HTTP.
    private static Optional<String> aggregationEvent(Call call) {
        var action = switch (call.method() + " " + call.path()) {
            case "POST /v1/aggregation/runs" -> "'run'";
            case "POST /v1/aggregation/reconciliations" -> "'reconcile'";
            case String task
            when task.startsWith("POST /v1/aggregation/tasks/") ->
                "'task','name':'" + task.substring(task.lastIndexOf('/') + 1) + "'";
            default -> "";
        };
        return Optional.of("{'action':" + action + "}")
                .filter(_ -> !action.isEmpty())
                .map(e -> e.replace('\'', '"'));
    }

    @Override
    public JsonNode aggregate(String action) {
        return Json.read(of(AGGREGATION).send("{\"action\": \"" + action + "\"}"));
    }

    Emulated of(String name) {
        return functions.get(name);
    }

    @Override
    public void close() {
        functions.values().forEach(Emulated::close);
        store.close();
    }
}
