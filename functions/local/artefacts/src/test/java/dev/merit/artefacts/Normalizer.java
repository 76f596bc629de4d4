package dev.merit.artefacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes answers of two runs comparable: what differs from run to run is replaced by a name that does not. A
/// value that a scenario names gets that name; any other id or code, the number in which it appeared first in
/// the answer; a time of the clock, `<time>`. Times before 2026 and after 2089 are those of the scenarios, and
/// stay.
final class Normalizer {

    /// Those that tell a caller something. The others tell of the server, or of the one request.
    private static final Pattern HEADERS = Pattern.compile(
            "(?i)content-type|etag|location|link|allow|retry-after|www-authenticate|cache-control|idempotency-replayed|"
                    + "preference-applied|content-disposition");

    private static final Pattern TIME =
            Pattern.compile("(?:202[6-9]|20[3-8]\\d)-\\d\\d-\\d\\d(?:T[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d)?)?");

    private static final Pattern VARYING = Pattern.compile("(?<time>" + TIME + ")"
            + "|(?<id>\\b[0-9a-z]{20}\\b|(?<=/audit/entries/)\\d+-\\d+)"
            + "|(?<code>\\b(?:[0-9A-Z]{4}-){2,}[0-9A-Z]{4}\\b|\\b[A-Z]+-[0-9A-Z]{6,}\\b)");

    /// The field of a list's cursor, which tells nothing. A member's next tier is called the same, and is
    /// shorter.
    private static final String NEXT = "next";

    private static final int SHORTEST_CURSOR = 60;
    private static final int SHORTEST_NAMED = 6;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> appeared = new HashMap<>();

    /// Has a value go by a name, unless it is so short that it may stand for something else, or a time.
    void name(String name, String value) {
        if (value.length() >= SHORTEST_NAMED && !TIME.matcher(value).matches()) {
            names.putIfAbsent(value, "<" + name + ">");
            // As paths have a code.
            names.putIfAbsent(value.replace("-", ""), "<" + name + ">");
        }
    }

    /// The answer with its status, headers and body.
    JsonNode of(Answer answer) {
        appeared.clear();
        var headers = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(answer.headers()).forEach((name, value) -> {
            if (HEADERS.matcher(name).matches()) {
                headers.put(
                        name.toLowerCase(Locale.ROOT),
                        name.equalsIgnoreCase("Retry-After") ? "<seconds>" : text(value));
            }
        });
        var of = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        of.set("headers", headers);
        of.set("body", body(answer.body()));
        return of;
    }

    private JsonNode body(String body) {
        try {
            var json = MAPPER.readTree(body);
            return json == null || json.isMissingNode() ? TextNode.valueOf("") : of(json);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(text(body));
        }
    }

    private JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var of = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> of.set(
                                text(field.getKey()),
                                isCursor(field.getKey(), field.getValue())
                                        ? TextNode.valueOf("<cursor>")
                                        : of(field.getValue())));
                yield of;
            }
            case ArrayNode array -> {
                var of = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> of.add(of(element)));
                yield of;
            }
            case TextNode text -> TextNode.valueOf(text(text.textValue()));
            default -> node;
        };
    }

    private static boolean isCursor(String name, JsonNode value) {
        return name.equals(NEXT) && value.asText().length() >= SHORTEST_CURSOR;
    }

    private String text(String text) {
        var named = text;
        for (var name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return VARYING.matcher(named).replaceAll(found -> Matcher.quoteReplacement(replaced(found)));
    }

    private String replaced(MatchResult found) {
        if (found.group("time") != null) {
            return "<time>";
        }
        return "<" + (found.group("id") != null ? "id#" : "code#") + number(found.group()) + ">";
    }

    private int number(String value) {
        return appeared.computeIfAbsent(value, _ -> appeared.size() + 1);
    }
}
