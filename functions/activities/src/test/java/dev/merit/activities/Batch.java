package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import java.util.List;
import java.util.stream.Collectors;

/// Sends activities in one batch.
final class Batch {

    private Batch() {}

    static Event.Answer send(List<?> rows) {
        var joined = rows.stream().map(Object::toString).collect(Collectors.joining(","));
        var answer = Event.as("operator").post("/v1/activities/batch", "{\"activities\": [" + joined + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static Event.Answer send(Object... rows) {
        return send(List.of(rows));
    }

    /// What became of each row.
    static String statuses(Event.Answer answer) {
        return String.join(" ", answer.json().<String>getList("results.status"));
    }
}
