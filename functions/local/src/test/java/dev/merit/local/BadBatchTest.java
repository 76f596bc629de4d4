package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Batches and rows of batches that are not acceptable. A row fails alone.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadBatchTest extends Refusing {

    private static final String REFUND = """
            {"activityId": "x-1", "memberId": "{memberId}", "type": "refund", "occurredAt": "2026-02-01T12:00:00Z",
             "refundOf": "x-0", "amount": {"minorUnits": 3000, "currency": "PLN"}}""";

    @Test
    void refusesABatchOfNoneOrTooMany() {
        for (var rows : new String[] {"", "{},".repeat(500) + "{}"}) {
            is(
                    with(staff).body("{\"members\": [" + rows + "]}").post("/v1/members/batch"),
                    422,
                    "invalid-fields",
                    "/members");
            is(
                    with(staff).body("{\"activities\": [" + rows + "]}").post("/v1/activities/batch"),
                    422,
                    "invalid-fields",
                    "/activities");
        }
    }

    @Test
    void rejectsEachBadRowOfABatchAlone() {
        var purchase = filled(Contract.PURCHASE);
        var rows = List.of(
                "7",
                "null",
                "{}",
                "[]",
                Sweep.with(purchase, "colour"),
                Sweep.with(purchase, "/amount/minorUnits", "-1"),
                Sweep.with(purchase, "/memberId", "\"x\""),
                filled(REFUND));
        var answer = with(staff)
                .body("{\"activities\": [" + String.join(",", rows) + "]}")
                .post("/v1/activities/batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Integer>path("rejected")).isEqualTo(rows.size());
        assertThat(answer.<List<List<String>>>path("results.problem.errors.pointer"))
                .containsExactly(
                        List.of(""),
                        List.of(""),
                        List.of("/activityId"),
                        List.of(""),
                        List.of("/colour"),
                        List.of("/amount/minorUnits"),
                        List.of("/memberId"),
                        List.of("/refundOf"));
    }
}
