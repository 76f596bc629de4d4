package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Outage.purchase;
import static dev.merit.local.Outage.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.database.Database;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The store takes connections and never answers. Each request gives up within the limits that it is given, which are
/// shorter here than where it is deployed.
@QuarkusTest
@WithTestResource(
        value = OwnDatabase.class,
        initArgs = {
            @ResourceArg(name = OwnDatabase.SOCKET_TIMEOUT, value = "PT0.5S"),
            @ResourceArg(name = OwnDatabase.CALL_TIMEOUT, value = "PT2S")
        })
class SilentStoreTest {

    /// A call's two seconds, what is left of its last try, and what a busy machine adds where there are many at once.
    private static final Duration SOON = Duration.ofSeconds(7);

    private static final int AT_ONCE = 32;

    Database database;

    @Test
    void refusesWithinTheLimitsAndLeavesNoThreadWaiting() throws Exception {
        var token = Calls.token(Calls.STAFF);
        var member = Calls.member("silence");
        assertThat(purchase(token, member, "before", "NOK").statusCode()).isEqualTo(201);

        database.stop();
        try (var silent = new SilentStore(database.endpoint())) {
            // Before so many failures are in a row that nobody waits for the store any more.
            manyAreRefusedAtOnce(token, member);
            refused("a write", SOON, () -> purchase(token, member, "during", "NOK"));
            refused("a registration", SOON, () -> with(token).body("{}").post("/v1/members"));
            refused(
                    "a batch",
                    SOON,
                    () -> with(token)
                            .body("{\"members\": [{\"externalId\": \"s-1\"}, {\"externalId\": \"s-2\"}]}")
                            .post("/v1/members/batch"));
            refused("a member's read", SOON, () -> with(token).get("/v1/members/" + member));
            refused("a total's read", SOON, () -> with(token).get("/v1/totals/purchases?currency=NOK"));
            refused("a run", SOON, () -> with(token).post("/v1/aggregation/runs"));
            refused("a reconciliation", SOON, () -> with(token).post("/v1/aggregation/reconciliations"));
            with(token).get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
            assertThat(silent.taken()).isPositive();
            asksTheStoreForFewOfMany(token, member, silent);
        } finally {
            database.start();
        }

        Outage.insist(new AtomicInteger(), () -> purchase(token, member, "during", "NOK"));
        assertThat(purchase(token, member, "during", "NOK").statusCode()).isEqualTo(200);
        with(token).get("/q/health/ready").then().statusCode(200);
        Outage.counted(token, "NOK", 2);
    }

    private static void manyAreRefusedAtOnce(String token, String member) throws Exception {
        var start = Instant.now();
        var seen = AtOnce.run(AT_ONCE + 1, i -> {
            if (i == AT_ONCE) {
                Thread.sleep(500);
                return waiting().size();
            }
            Outage.unavailable(
                    i % 2 == 0
                            ? purchase(token, member, "many-" + i, "NOK")
                            : with(token).get("/v1/members/" + member));
            return 0;
        });
        Outage.took(AT_ONCE + " requests at once", SOON, start);
        System.out.println("Threads that waited for the store half a second later: " + seen.getLast());
        assertThat(seen.getLast()).isPositive();
        assertThat(waiting()).isEmpty();
        Outage.answersTheNext(token);
    }

    /// One request at a time finds out whether the store is back; the others do not wait for it.
    private static void asksTheStoreForFewOfMany(String token, String member, SilentStore silent) throws Exception {
        int before = silent.taken();
        AtOnce.run(AT_ONCE, _ -> {
            for (int i = 0; i < 10; i++) {
                Outage.unavailable(with(token).get("/v1/members/" + member));
            }
            return 0;
        });
        int asked = silent.taken() - before;
        System.out.println("Connections to the silent store for " + 10 * AT_ONCE + " requests: " + asked);
        assertThat(asked).isLessThan(AT_ONCE);
    }

    /// The threads that wait for the store.
    private static List<String> waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(Table.class.getName())))
                .map(thread -> thread.getKey().getName())
                .toList();
    }
}
