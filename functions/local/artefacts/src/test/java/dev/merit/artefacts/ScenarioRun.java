package dev.merit.artefacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.artefacts.running.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All scenarios, sent to Merit in one form, whose table was empty before.
final class ScenarioRun {

    private static final List<String> FILES = List.of(
            "shop.txt",
            "members.txt",
            "activities.txt",
            "points.txt",
            "pricing.txt",
            "coupons.txt",
            "segments.txt",
            "totals.txt",
            "privacy.txt",
            "events.txt");

    private static final int MORE_THAN_A_BODY_MAY_HAVE = 4 * 1024 * 1024 + 1;

    private final List<String> failures = new ArrayList<>();
    private final ArrayNode recording = JsonNodeFactory.instance.arrayNode();
    private final Set<String> taken = new TreeSet<>();
    private final Map<String, String> values = new HashMap<>();
    private final Normalizer normalizer = new Normalizer();
    private final Merit merit;
    private final OpenApi document;

    private ScenarioRun(Merit merit, OpenApi document) {
        this.merit = merit;
        this.document = document;
        values.put("large", "{\"name\": \"" + "x".repeat(MORE_THAN_A_BODY_MAY_HAVE) + "\"}");
        values.put("name", "jobs");
        values.put("file", "manifest.json");
        values.put(
                "notToday",
                LocalDate.now(ZoneId.of("Europe/Berlin")).getDayOfWeek().plus(3).name());
        values.put("today", LocalDate.now(ZoneId.of("UTC")).toString());
        values.put(
                "now",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString());
    }

    static ScenarioRun on(Form form, OpenApi document) {
        try (var merit = form.start()) {
            var run = new ScenarioRun(merit, document);
            FILES.forEach(file -> Scenario.of(file).forEach(run::take));
            GeneralRefusals.of(document).forEach(run::take);
            return run;
        }
    }

    /// The steps that were answered otherwise than expected, each in a line.
    List<String> failures() {
        return failures;
    }

    /// Each request with its answer, without what differs from run to run.
    ArrayNode recording() {
        return recording;
    }

    /// What was asked and answered, by the names that the OpenAPI document has for it: operations with the
    /// status or the code of the answer, or with a parameter; fields; values of enums. And the events.
    Set<String> taken() {
        return taken;
    }

    private void take(Step step) {
        if (step.method().equals("WAIT")) {
            awaitSeconds(Integer.parseInt(step.path()));
            return;
        }
        var call = new Call(
                Step.caller(filled(step.caller())),
                step.method(),
                filled(step.path()),
                filled(step.headers()),
                step.body() == null ? null : filled(step.body()));
        if (!merit.takes(call)) {
            return;
        }
        if (call.path().contains("{")) {
            failures.add(step + ": nothing is called so");
            return;
        }
        var answer = merit.call(call);
        check(step, answer);
        step.captures().forEach((name, place) -> {
            var value = value(answer, place);
            values.put(name, value);
            normalizer.name(name, value);
        });
        recording.addObject().put("request", step.toString()).set("answer", normalizer.of(comparable(step, answer)));
        note(call, answer);
    }

    /// Waits for the next minute of the clock, unless so much is left of this one.
    private static void awaitSeconds(int needed) {
        long left = 60 - Instant.now().getEpochSecond() % 60;
        try {
            Thread.sleep(Duration.ofSeconds(left < needed ? left : 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String value(Answer answer, String place) {
        if (place.equals("code")) {
            return answer.body().lines().skip(1).findFirst().orElse("").replaceFirst(".*,", "");
        }
        return place.startsWith("/") ? answer.text(place) : String.valueOf(answer.header(place));
    }

    /// What other runs answer too. An event's answer has no headers.
    private static Answer comparable(Step step, Answer answer) {
        return new Answer(
                answer.status(),
                step.path().startsWith("/v1/aggregation/") ? Map.of() : answer.headers(),
                step.comparable() ? answer.body() : "");
    }

    private void check(Step step, Answer answer) {
        var code = answer.status() < 400 ? null : answer.text("/code");
        if (answer.status() != step.status()
                || (step.code() != null && !step.code().equals(code))) {
            failures.add(step + " " + step.status() + ": " + answer.status() + " " + answer.body());
            return;
        }
        step.expected().forEach((pointer, expected) -> {
            var value = answer.json().at(pointer);
            var text = value.isValueNode() ? value.asText() : value.toString();
            if (!text.equals(filled(expected))) {
                failures.add(step + ": " + pointer + " is " + text + " in " + answer.body());
            }
        });
    }

    private void note(Call call, Answer answer) {
        if (call.method().equals(Call.EVENT)) {
            taken.add("event " + call.path());
            return;
        }
        var path = call.path().replaceFirst("\\?.*", "");
        document.find(call.method(), path).ifPresent(operation -> {
            var id = operation.id();
            taken.add(id + " " + (answer.status() < 400 ? answer.status() : answer.text("/code")));
            if (answer.status() >= 400) {
                document.addFields(document.problemSchema(), answer.json(), taken);
                return;
            }
            var query = call.path().substring(path.length());
            operation
                    .parameters()
                    .filter(name -> query.contains(name + "=") || call.headers().containsKey(name))
                    .forEach(name -> taken.add(id + " ?" + name));
            if (operation.takesABody() && call.body() != null) {
                document.addFields(operation.bodySchema(), Json.read(call.body()), taken);
            }
            if (answer.body().startsWith("{")) {
                answer.json().findValuesAsText("code").forEach(code -> taken.add("code " + code));
                document.addFields(document.answerSchema(operation, answer.status()), answer.json(), taken);
            }
        });
    }

    private Map<String, String> filled(Map<String, String> headers) {
        var filled = new HashMap<String, String>();
        headers.forEach((name, value) -> filled.put(name, filled(value)));
        return filled;
    }

    private String filled(String text) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
