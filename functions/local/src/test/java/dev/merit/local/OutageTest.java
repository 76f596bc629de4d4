package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Outage.counted;
import static dev.merit.local.Outage.insist;
import static dev.merit.local.Outage.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.database.Database;
import dev.merit.shared.testing.AtOnce;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The store goes away and comes back.
@QuarkusTest
@WithTestResource(OwnDatabase.class)
class OutageTest {

    /// What a refusal may take, also of the last of many at once: a call to the store gives up after 8 s at the
    /// latest.
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int AT_ONCE = 32;
    private static final int WRITERS = 8;
    private static final int PURCHASES = 12;

    Database database;

    @Test
    void refusesWhileTheStoreIsAwayAndCountsNothingTwiceAfterwards() throws Exception {
        var token = Calls.token(Calls.STAFF);
        var member = Calls.member("outage");
        assertThat(purchase(token, member, "before", "SEK").statusCode()).isEqualTo(201);

        database.stop();
        try {
            refused("a write", () -> purchase(token, member, "during", "SEK"));
            refused("a registration", () -> with(token).body("{}").post("/v1/members"));
            refused("a member's read", () -> with(token).get("/v1/members/" + member));
            refused("a total's read", () -> with(token).get("/v1/totals/purchases?currency=SEK"));
            refused("a run", () -> with(token).post("/v1/aggregation/runs"));
            with(token).get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
            manyAreRefusedAtOnce(token, member);
        } finally {
            database.start();
        }

        insist(new AtomicInteger(), () -> purchase(token, member, "during", "SEK"));
        assertThat(purchase(token, member, "during", "SEK").statusCode()).isEqualTo(200);
        with(token).get("/q/health/ready").then().statusCode(200);
        counted(token, "SEK", 2);
    }

    @Test
    void countsEachPurchaseOnceThatWasUnderWayWhenTheStoreWent() throws Exception {
        var token = Calls.token(Calls.STAFF);
        var members = List.of(Calls.member("o-1"), Calls.member("o-2"), Calls.member("o-3"));
        var refusals = new AtomicInteger();
        var isBack = new AtomicBoolean();
        var sent = AtOnce.run(WRITERS + 1, writer -> {
            if (writer == WRITERS) {
                goAndComeBack(refusals);
                isBack.set(true);
                return 0;
            }
            int n = 0;
            while (n < PURCHASES || !isBack.get()) {
                var id = writer + "-" + n;
                var member = members.get(n++ % members.size());
                insist(refusals, () -> purchase(token, member, id, "ISK"));
            }
            return n;
        });
        int purchases = sent.stream().mapToInt(n -> n).sum();
        System.out.printf("%d purchases went in over an outage, %d times after a 503%n", purchases, refusals.get());
        assertThat(refusals).hasPositiveValue();
        counted(token, "ISK", purchases);
    }

    /// Is away until somebody has noticed.
    private void goAndComeBack(AtomicInteger refusals) throws InterruptedException {
        Thread.sleep(300);
        database.stop();
        for (int i = 0; i < 200 && refusals.get() == 0; i++) {
            Thread.sleep(100);
        }
        database.start();
    }

    private void manyAreRefusedAtOnce(String token, String member) throws Exception {
        var start = Instant.now();
        var answers = AtOnce.run(
                AT_ONCE,
                i -> i % 2 == 0
                        ? purchase(token, member, "many-" + i, "SEK")
                        : with(token).get("/v1/members/" + member));
        answers.forEach(Outage::unavailable);
        Outage.took(AT_ONCE + " requests at once", SOON, start);
        Outage.answersTheNext(token);
    }

    private static void refused(String what, Callable<Response> call) throws Exception {
        Outage.refused(what, SOON, call);
    }
}
