package dev.merit.artefacts.measurement;

import dev.merit.artefacts.running.Json;
import java.util.function.Supplier;

/// What is measured of each function: a request that writes, and of totals one that reads. Every request is
/// made for itself, with ids of its own.
enum Operation {
    REGISTRATION("members", "a registration") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            return () -> SetUp.registration().text();
        }
    },
    PURCHASE("activities", "a purchase") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            return () -> SetUp.purchase(member).text();
        }
    },
    REDEMPTION("coupons", "a redemption") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            var strategy = setUp.strategy();
            return () -> SampleEvent.of("coupons-redeem")
                    .path("/v1/coupons/" + setUp.coupon(strategy, member) + "/redemptions")
                    .with("memberId", member)
                    .with("orderId", SetUp.id())
                    .text();
        }
    },
    SEGMENT("segments", "a creation of a segment") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            return () ->
                    SampleEvent.of("segments-create").idempotencyKey(SetUp.id()).text();
        }
    },
    TOTAL("totals", "M(t)") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            setUp.send(SetUp.purchase(member), "activities");
            return () -> SampleEvent.of("totals-purchases")
                    .query("currency=USD&at=2026-11-24T10%3A29%3A59Z")
                    .text();
        }
    },
    RUN("aggregation", "a run") {
        @Override
        Supplier<String> requests(SetUp setUp, String member) {
            return () -> {
                setUp.send(SetUp.purchase(member), "activities");
                return "{\"action\": \"run\"}";
            };
        }

        @Override
        boolean isDone(String answer) {
            return Json.read(answer).path("pages").asInt() > 0;
        }
    };

    private final String function;
    private final String title;

    Operation(String function, String title) {
        this.function = function;
        this.title = title;
    }

    String function() {
        return function;
    }

    String title() {
        return title;
    }

    /// Prepares the table and makes the requests, one after the other. The table is that of a shop in use:
    /// something is posted, so that a new process finds the pages of the ledger by its head.
    final Supplier<String> requests(SetUp setUp) {
        var member = setUp.member();
        setUp.send(SetUp.purchase(member), "activities");
        setUp.run();
        return requests(setUp, member);
    }

    /// @param member who has one purchase
    abstract Supplier<String> requests(SetUp setUp, String member);

    /// Whether an answer says that the operation was carried out.
    boolean isDone(String answer) {
        int status = Json.read(answer).path("statusCode").asInt();
        return status == (this == TOTAL ? 200 : 201);
    }

    static Operation of(String function) {
        for (var operation : values()) {
            if (operation.function.equals(function)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("No function is called " + function);
    }
}
