package dev.merit.local;

import static dev.merit.local.Calls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/// What is asked of Merit when its store is away, and what it answers.
final class Outage {

    private Outage() {}

    static Response purchase(String token, String member, String id, String currency) {
        return with(token).body("""
                        {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "2026-04-01T00:00:00Z",
                         "amount": {"minorUnits": 100, "currency": "%s"}}""".formatted(id, member, currency)).post("/v1/activities");
    }

    /// Asks for what needs the store, and is told to come again.
    static void refused(String what, Duration soon, Callable<Response> call) throws Exception {
        var start = Instant.now();
        unavailable(call.call());
        took(what, soon, start);
    }

    static void unavailable(Response answer) {
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

    /// Asks until it is recorded, now or by an earlier try, with a pause after each refusal.
    static void insist(AtomicInteger refusals, Callable<Response> call) throws Exception {
        for (int tries = 0; tries < 200; tries++) {
            var answer = call.call();
            if (answer.statusCode() != 503) {
                assertThat(answer.statusCode()).isIn(200, 201);
                return;
            }
            unavailable(answer);
            refusals.incrementAndGet();
            Thread.sleep(100);
        }
        throw new AssertionError("no answer but 503");
    }

    static void took(String what, Duration soon, Instant start) {
        var time = Duration.between(start, Instant.now());
        System.out.printf("With the store away, %s took %d ms%n", what, time.toMillis());
        assertThat(time).as(what).isLessThan(soon);
    }

    /// What needs no store is answered as ever: no thread is left waiting for it.
    static void answersTheNext(String token) {
        var start = Instant.now();
        assertThat(with(token).get("/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(Calls.token("operator")).isNotEmpty();
        took("the next request", Duration.ofSeconds(2), start);
    }

    /// So many purchases were counted, each once.
    static void counted(String token, String currency, int purchases) {
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
}
