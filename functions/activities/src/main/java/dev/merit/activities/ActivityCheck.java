package dev.merit.activities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import java.time.Instant;
import java.util.Optional;

/// Checks an activity by itself, for a client that checks its rows by the rules of the server before it sends them.
public final class ActivityCheck {

    private ActivityCheck() {}

    public static Optional<Problem> problem(Json json, JsonNode activity, Instant now) {
        return switch (json.bind(activity, ActivityRequest.class)) {
            case BindingResult.Bad<ActivityRequest>(var problem) -> Optional.of(problem);
            case BindingResult.Value<ActivityRequest>(var request) ->
                request.check(now).problem();
        };
    }
}
