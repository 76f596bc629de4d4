package dev.merit.coupons.strategies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import java.time.Instant;
import java.util.Optional;

/// Checks a strategy by the rules of the API, for a client that checks its rows before it sends them.
public final class StrategyCheck {

    private StrategyCheck() {}

    public static Optional<Problem> problem(Json json, JsonNode strategy, Instant now) {
        return switch (json.bind(strategy, StrategyInput.class)) {
            case BindingResult.Bad<StrategyInput>(var problem) -> Optional.of(problem);
            case BindingResult.Value<StrategyInput>(var request) -> problem(request, now);
        };
    }

    private static Optional<Problem> problem(StrategyInput request, Instant now) {
        try {
            request.terms(now);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
