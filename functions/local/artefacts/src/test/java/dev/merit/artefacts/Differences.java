package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Compares the recordings of two forms, request by request and field by field.
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /// Each with the request, the field and the two values. Requests that one of the forms does not take are
    /// left out.
    static List<String> between(JsonNode one, JsonNode other) {
        var differences = new Differences();
        var others = byRequest(other);
        byRequest(one).forEach((request, answer) -> {
            var counterpart = others.get(request);
            if (counterpart != null) {
                differences.compare(request, "", answer, counterpart);
            }
        });
        return differences.found;
    }

    /// How many requests both forms take.
    static long compared(JsonNode one, JsonNode other) {
        var others = byRequest(other);
        return byRequest(one).keySet().stream().filter(others::containsKey).count();
    }

    /// A request that is sent repeatedly has a number.
    private static Map<String, JsonNode> byRequest(JsonNode recording) {
        var times = new HashMap<String, Integer>();
        var answers = new LinkedHashMap<String, JsonNode>();
        for (var exchange : recording) {
            var request = exchange.path("request").asText();
            answers.put(request + " #" + times.merge(request, 1, Integer::sum), exchange.path("answer"));
        }
        return answers;
    }

    private void compare(String request, String pointer, JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            var names = new TreeSet<String>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(request, pointer + "/" + name, field(one, name), field(other, name)));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(request, pointer + "/" + i, one.get(i), other.get(i));
            }
        } else {
            found.add(request + " " + pointer + ": " + one + " and " + other);
        }
    }

    private static JsonNode field(JsonNode object, String name) {
        return object.has(name) ? object.get(name) : MissingNode.getInstance();
    }
}
