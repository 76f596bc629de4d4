package dev.merit.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.importer.format.Format.Entry;
import dev.merit.importer.format.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Sends the entries of rows, and reads the outcome of each from the answers.
final class Delivery {

    private final MeritClient merit;
    private final Reasons reasons;

    Delivery(MeritClient merit, Reasons reasons) {
        this.merit = merit;
        this.reasons = reasons;
    }

    /// The outcomes in the order of the entries.
    List<Outcome> send(Stage stage, List<Entry> entries) throws InterruptedException {
        if (stage.batched()) {
            return batch(stage, entries);
        }
        var outcomes = new ArrayList<Outcome>();
        for (var entry : entries) {
            outcomes.add(alone(stage, entry));
        }
        return outcomes;
    }

    private Outcome alone(Stage stage, Entry entry) throws InterruptedException {
        var answer = merit.post(stage.path(), entry.body());
        return switch (answer.status()) {
            case 201 -> new Outcome.Recorded();
            case 200 -> new Outcome.Duplicate();
            case 400, 409, 413, 422 -> new Outcome.Rejected(reasons.of(stage, entry, answer.body()));
            default -> throw refusal(stage, answer);
        };
    }

    /// Sends a batch. If it is refused as a whole, because it is too large or a row cannot be parsed, it is sent in
    /// halves, so that in the end only the bad row is rejected.
    private List<Outcome> batch(Stage stage, List<Entry> entries) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        var array = body.putArray(stage.array());
        entries.forEach(entry -> array.add(entry.body()));
        var answer = merit.post(stage.path(), body);
        return switch (answer.status()) {
            case 200 -> outcomes(stage, entries, answer);
            case 400, 413, 422 -> {
                if (entries.size() == 1) {
                    yield List.of(new Outcome.Rejected(reasons.of(stage, entries.getFirst(), answer.body())));
                }
                int half = entries.size() / 2;
                var first = batch(stage, entries.subList(0, half));
                var second = batch(stage, entries.subList(half, entries.size()));
                yield Stream.concat(first.stream(), second.stream()).toList();
            }
            default -> throw refusal(stage, answer);
        };
    }

    private List<Outcome> outcomes(Stage stage, List<Entry> entries, MeritClient.Answer answer) {
        var results = answer.body().path("results");
        if (results.size() != entries.size()) {
            throw new Failure("Merit answered " + results.size() + " results to " + entries.size() + " " + stage.title()
                    + "; is the importer of the same version?");
        }
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < entries.size(); i++) {
            outcomes.add(outcome(stage, entries.get(i), results.get(i)));
        }
        return outcomes;
    }

    private Outcome outcome(Stage stage, Entry entry, JsonNode result) {
        return switch (result.path("status").asText()) {
            case "recorded", "registered" -> new Outcome.Recorded();
            case "duplicate" -> new Outcome.Duplicate();
            case "rejected" -> new Outcome.Rejected(reasons.of(stage, entry, result.path("problem")));
            default -> throw new Failure("Merit answered a result that the importer does not know: " + result);
        };
    }

    private static Failure refusal(Stage stage, MeritClient.Answer answer) {
        return new Failure("Merit does not take " + stage.title() + " (status " + answer.status() + ", "
                + Reasons.brief(answer.body()) + ")."
                + (answer.status() == 401 || answer.status() == 403 ? " The token needs the role operator." : ""));
    }
}
