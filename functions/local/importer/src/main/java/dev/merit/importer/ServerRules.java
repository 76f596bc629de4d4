package dev.merit.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.activities.ActivityCheck;
import dev.merit.coupons.strategies.StrategyCheck;
import dev.merit.importer.format.Format.Entry;
import dev.merit.importer.format.Stage;
import dev.merit.importer.rows.BadRow;
import dev.merit.members.registration.RegistrationCheck;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import java.time.Instant;
import java.util.Optional;

/// Checks what a row asks for by the classes by which the functions themselves check it, without a Merit that runs.
/// What depends on records, such as whether there is a member of that name, only Merit can say.
final class ServerRules implements Run.Check {

    private final Json json = Json.strict();
    private final Reasons reasons;

    ServerRules(Reasons reasons) {
        this.reasons = reasons;
    }

    @Override
    public void check(Stage stage, Entry entry) {
        problem(stage, entry.body()).ifPresent(problem -> {
            throw new BadRow(reasons.of(stage, entry, json.read(json.write(problem))));
        });
    }

    private Optional<Problem> problem(Stage stage, ObjectNode body) {
        var now = Instant.now();
        return switch (stage) {
            case MEMBERS -> RegistrationCheck.problem(json, body, now);
            case PURCHASES, OPENING_PURCHASES, ACTIVITIES, REFUNDS -> ActivityCheck.problem(json, body, now);
            case STRATEGIES -> StrategyCheck.problem(json, body, now);
        };
    }
}
