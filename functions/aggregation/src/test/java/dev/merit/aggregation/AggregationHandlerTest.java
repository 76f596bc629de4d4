package dev.merit.aggregation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sends the events of the schedule and of an operator through the function's event loop.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AggregationHandlerTest {

    @Inject
    Ledger ledger;

    @Test
    void postsOnScheduleAndOnDemandAndReconciles() throws IOException {
        var member = MemberId.random();
        var now = Instant.parse("2026-11-22T12:00:00Z");
        ledger.record(List.of(Records.member(member, now), Records.purchase(member, 1177, now)));
        send("aggregation-scheduled").body("postings", equalTo(1)).body("postedAt", notNullValue());
        send("aggregation-run").body("postings", equalTo(0)).body("pages", equalTo(0));
        send("aggregation-reconcile").body("checkedRecords", equalTo(2)).body("differences", empty());
    }

    /// The events here come without a deadline, so for a walk over all members there is never time.
    @Test
    void runsWhatIsDueOnceAPeriodAndGoesOnWithWhatIsNotDone() throws IOException {
        send("aggregation-tasks")
                .body(
                        "name",
                        contains(
                                "erasures",
                                "exports",
                                "jobs",
                                "reservations",
                                "vouchers",
                                "audit",
                                "loyalty",
                                "segments",
                                "deletions",
                                "retention",
                                "reconciliation"))
                .body("ran", contains(false, false, false, true, true, true, true, true, false, false, false))
                .body("done", contains(true, true, true, true, true, true, false, true, true, true, true));
        send("aggregation-tasks")
                .body("ran", contains(false, false, false, false, false, false, true, false, false, false, false));
    }

    @Test
    void rotatesKeys() {
        for (var action : List.of("rewrapKeys", "replaceKeys")) {
            sendEvent("{\"action\": \"" + action + "\", \"run\": 1}")
                    .body("run", equalTo(1))
                    .body("done", equalTo(true))
                    .body("unreadable", equalTo(0));
        }
    }

    private static ValidatableResponse send(String name) throws IOException {
        return sendEvent(Files.readString(Path.of("../../events", name + ".json")));
    }

    private static ValidatableResponse sendEvent(String event) {
        return given().contentType("application/json").body(event).post().then().statusCode(200);
    }
}
