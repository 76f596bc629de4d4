package dev.merit.members.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.members.HomeRegion;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import java.time.Instant;
import java.util.Optional;

/// Checks a registration by itself, for a client that checks its rows by the same rules before it sends them. The
/// client does not know the shop's region, so a national phone number needs a locale with a region.
public final class RegistrationCheck {

    private static final HomeRegion HOME = HomeRegion.none();

    private RegistrationCheck() {}

    public static Optional<Problem> problem(Json json, JsonNode registration, Instant now) {
        return switch (json.bind(registration, RegistrationInput.class)) {
            case BindingResult.Bad<RegistrationInput>(var problem) -> Optional.of(problem);
            case BindingResult.Value<RegistrationInput>(var request) ->
                request.clean(HOME).check(HOME, now).problem();
        };
    }
}
