package dev.merit.local.console;

import dev.merit.shared.testing.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Members, purchases and strategies of the last weeks.
final class SampleShop {

    private static final int MEMBERS = 12;
    private static final int PURCHASES = 60;

    private final ConsoleServer server;

    private String member = "";
    private String strategy = "";
    private String segment = "";

    SampleShop(ConsoleServer server) {
        this.server = server;
    }

    void open() {
        server.post(
                "/v1/members/batch",
                IntStream.range(0, MEMBERS)
                        .mapToObj("{\"externalId\": \"C%1$d\", \"name\": \"Chen %1$d\"}"::formatted)
                        .collect(Collectors.joining(", ", "{\"members\": [", "]}")));
        server.post(
                "/v1/activities/batch",
                IntStream.range(0, PURCHASES)
                        .mapToObj(SampleShop::purchase)
                        .collect(Collectors.joining(", ", "{\"activities\": [", "]}")));
        member = Json.of(server.read("/v1/members?externalId=C1")).getString("items[0].memberId");
        server.put("/v1/points/programme", """
                {"currency": "USD", "startsAt": "2026-01-01T00:00:00Z", "perUnit": "1.5", "pointValue": "0.5"}""");
        server.put("/v1/tiers", """
                {"basis": "spend", "currency": "USD", "months": 12, "tiers": [{"name": "silver", "threshold": 20000}]}""");
        segment = Json.of(server.post("/v1/segments", """
                {"name": "Tea", "rules": {"all": [{"type": "netSpend", "currency": "USD", "atLeast": 1}]}}""")).getString("segmentId");
        sell("Spring sale");
        sell("Newsletter");
        server.post("/v1/aggregation/runs", "");
        server.post("/v1/aggregation/reconciliations", "");
    }

    /// Records a purchase of 12.34 now.
    void buy(String id) {
        server.post("/v1/activities", """
                {"activityId": "%s", "externalMemberId": "C1", "type": "purchase", "occurredAt": "%s",
                 "amount": {"minorUnits": 1234, "currency": "USD"}}""".formatted(id, Instant.now()));
    }

    private static String purchase(int number) {
        var at = Instant.now().minus(number * 14L + 1, ChronoUnit.HOURS);
        return """
                {"activityId": "c-%d", "externalMemberId": "C%d", "type": "purchase", "occurredAt": "%s",
                 "amount": {"minorUnits": %d, "currency": "USD"}}""".formatted(number, number % MEMBERS, at, 1000 + 97 * number);
    }

    /// An address of the console with the ids in place of `{member}`, `{strategy}` and `{segment}`.
    String address(String pattern) {
        return pattern.replace("{member}", member)
                .replace("{strategy}", strategy)
                .replace("{segment}", segment);
    }

    private void sell(String name) {
        strategy = Json.of(server.post("/v1/strategies", """
                {"name": "%s", "kind": "coupon", "currency": "USD", "benefit": {"type": "percentOff", "percent": "10"},
                 "window": {"from": "2025-01-01T00:00:00", "zone": "Europe/Berlin"}}""".formatted(name))).getString("strategyId");
        server.post("/v1/strategies/" + strategy + "/activate", "");
        var code = Json.of(server.post("/v1/strategies/" + strategy + "/coupons", """
                {"memberId": "%s"}""".formatted(member)))
                .getString("code");
        var redemption = Json.of(server.post("/v1/coupons/" + code + "/redemptions", """
                {"memberId": "%s", "orderId": "order-%s", "order": {"total": {"minorUnits": 5000, "currency": "USD"}}}""".formatted(member, strategy)))
                .getString("redemptionId");
        server.post(
                "/v1/activities", """
                {"activityId": "order-%s", "memberId": "%s", "type": "purchase", "occurredAt": "%s", "redemptions": ["%s"],
                 "amount": {"minorUnits": 4500, "currency": "USD"}}""".formatted(strategy, member, Instant.now().minus(2, ChronoUnit.DAYS), redemption));
    }
}
