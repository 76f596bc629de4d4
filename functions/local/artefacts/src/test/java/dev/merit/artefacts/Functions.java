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

/// Every function under the emulator, behind the routes of the infrastructure's template.
final class Functions implements Merit {

    static final String AGGREGATION = "aggregation";
    static final List<String> ALL = List.of("members", "activities", "coupons", "segments", "totals", AGGREGATION);

    private final Store store = new Store();
    private final Map<String, Emulated> functions = new LinkedHashMap<>();

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
    public Answer call(Call call) {
        return ApiEvent.answer(of(owner(call.path())).send(ApiEvent.of(call)));
    }

    @Override
    public JsonNode aggregate(String action) {
        return Json.read(of(AGGREGATION).send("{\"action\": \"" + action + "\"}"));
    }

    Emulated of(String name) {
        return functions.get(name);
    }

    private static String owner(String path) {
        var route = path.replaceFirst("\\?.*", "");
        if (route.matches("/v1/totals/.*|/v1/(members|strategies)/[^/]+/totals")) {
            return "totals";
        }
        if (route.matches("/v1/activities(/.*)?|/v1/members/[^/]+/activities")) {
            return "activities";
        }
        if (route.matches("/v1/segments(/.*)?")) {
            return "segments";
        }
        return route.matches("/v1/(strategies|coupons|redemptions)(/.*)?|/v1/members/[^/]+/coupons")
                ? "coupons"
                : "members";
    }

    @Override
    public void close() {
        functions.values().forEach(Emulated::close);
        store.close();
    }
}
