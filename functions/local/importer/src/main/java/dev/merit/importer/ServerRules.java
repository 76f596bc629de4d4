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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Checks what a row asks for by the classes by which the functions themselves check it, without a Merit that runs.
/// What depends on records, such as whether there is a member of that name, only Merit can say.
final class ServerRules implements ImportRun.Check {

    /// Where an id was seen first, and with what.
    private record FirstRow(long line, int content) {}

    private final Map<String, FirstRow> seen = new HashMap<>();
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
        checkId(stage, entry);
    }

    /// Merit takes the same again, but nothing else under an id that is taken.
    private void checkId(Stage stage, Entry entry) {
        var id = entry.body().path("activityId").asText()
                + entry.body().path("externalId").asText();
        if (!id.isEmpty()) {
            var present = new FirstRow(entry.row().line(), entry.body().hashCode());
            var earlier = seen.putIfAbsent(String.join(" ", stage.path(), entry.order(), id), present);
            if (earlier != null && earlier.content() != present.content()) {
                throw new BadRow("has the id of line " + earlier.line() + ", " + id + ", and other content"
                        + (stage.array().equals("activities") ? "; --merge-lines makes one order of such rows" : ""));
            }
        }
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
