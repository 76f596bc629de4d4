package dev.merit.local;

import static dev.merit.local.Calls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.database.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The store goes away and comes back.
@QuarkusTest
@WithTestResource(OwnDatabase.class)
class OutageTest {

    /// What a refusal may take, also of the last of many at once: a call to the store gives up after 8 s at the latest.
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

        assertThat(purchase(token, member, "during", "SEK").statusCode()).isIn(200, 201);
        assertThat(purchase(token, member, "during", "SEK").statusCode()).isEqualTo(200);
        with(token).get("/q/health/ready").then().statusCode(200);
        counted(token, "SEK", 2);
    }

    @Test
    void countsEachPurchaseOnceThatWasUnderWayWhenTheStoreWent() throws Exception {
        var token = Calls.token(Calls.STAFF);
        var members = List.of(Calls.member("o-1"), Calls.member("o-2"), Calls.member("o-3"));
        var refusals = new AtomicInteger();
        var writers = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < WRITERS; i++) {
            var writer = i;
            writers.add(() -> {
                for (int n = 0; n < PURCHASES; n++) {
                    insist(token, members.get(n % members.size()), writer + "-" + n, refusals);
                }
                return PURCHASES;
            });
        }
        writers.add(() -> {
            Thread.sleep(300);
            database.stop();
            Thread.sleep(1_000);
            database.start();
            return 0;
        });
        int sent = 0;
        for (var each : all(writers)) {
            sent += each;
        }
        System.out.printf("%d purchases went in over an outage, %d times after a 503%n", sent, refusals.get());
        assertThat(refusals).hasPositiveValue();
        counted(token, "ISK", WRITERS * PURCHASES);
    }

    private void manyAreRefusedAtOnce(String token, String member) throws Exception {
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var id = "many-" + i;
            calls.add(
                    i % 2 == 0
                            ? () -> purchase(token, member, id, "SEK")
                            : () -> with(token).get("/v1/members/" + member));
        }
        var start = Instant.now();
        for (var answer : all(calls)) {
            unavailable(answer);
        }
        took(AT_ONCE + " requests at once", start);
        var next = Instant.now();
        assertThat(with(token).get("/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(Calls.token("operator")).isNotEmpty();
        took("the next request", next);
        assertThat(Duration.between(next, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static void insist(String token, String member, String id, AtomicInteger refusals) {
        for (int tries = 0; tries < 200; tries++) {
            var answer = purchase(token, member, id, "ISK");
            if (answer.statusCode() != 503) {
                assertThat(answer.statusCode()).isIn(200, 201);
                return;
            }
            unavailable(answer);
            refusals.incrementAndGet();
        }
        throw new AssertionError("no answer but 503");
    }

    private static void refused(String what, Callable<Response> call) throws Exception {
        var start = Instant.now();
        unavailable(call.call());
        took(what, start);
    }

    private static void unavailable(Response answer) {
        answer.then()
                .log()
                .ifValidationFails()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/unavailable"))
                .body("code", equalTo("unavailable"))
                .body("status", equalTo(503));
    }

    private static void took(String what, Instant start) {
        var time = Duration.between(start, Instant.now());
        System.out.printf("With the store away, %s took %d ms%n", what, time.toMillis());
        assertThat(time).as(what).isLessThan(SOON);
    }

    private static void counted(String token, String currency, int purchases) {
        with(token)
                .get("/v1/totals/purchases?currency=" + currency)
                .then()
                .statusCode(200)
                .body("purchaseCount", equalTo(purchases))
                .body("purchaseAmount.minorUnits", equalTo(100 * purchases));
        with(token)
                .post("/v1/aggregation/reconciliations")
                .then()
                .statusCode(200)
                .body("differences", empty());
    }

    private static Response purchase(String token, String member, String id, String currency) {
        return with(token).body("""
                        {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "2026-04-01T00:00:00Z",
                         "amount": {"minorUnits": 100, "currency": "%s"}}""".formatted(id, member, currency)).post("/v1/activities");
    }
}
