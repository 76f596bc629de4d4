package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What members cost, what they do, and their points.
final class ShopCosts {

    private static final int BATCH = 100;

    /// Each process knows the programme for a minute.
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final Costs costs;
    private final Http http;
    private final ShopClient shop;

    ShopCosts(Costs costs) {
        this.costs = costs;
        this.http = costs.http;
        this.shop = costs.shop;
    }

    void measureAll() {
        var batch = members();
        activities(batch);
        points();
    }

    private List<String> members() {
        costs.measure("register a member", () -> http.post("/v1/members", "", "{}"));
        costs.measure(
                "register a member with an externalId",
                () -> http.post("/v1/members", "", "{\"externalId\": \"cost-1\"}"));
        costs.measure("register a member with externalId, e-mail and phone", () -> http.post("/v1/members", "", """
                {"externalId": "cost-2", "email": "cost@example.com", "phone": "+4930123456"}"""));
        var several = costs.measure(
                "register 100 members in a batch",
                () -> http.post("/v1/members/batch", "", "{\"members\": [" + "{}, ".repeat(BATCH - 1) + "{}]}"));
        var path = "/v1/members/" + shop.members(1).getFirst();
        costs.measure("change a member's name", () -> http.patch(path, "{\"name\": \"Ada\"}"));
        costs.measure("give a member an e-mail", () -> http.patch(path, "{\"email\": \"ada@example.com\"}"));
        costs.measure("change a member's e-mail", () -> http.patch(path, "{\"email\": \"ada@example.org\"}"));
        costs.measure("get a member's referral code for the first time", () -> http.get(path + "/referral"));
        return several.json().getList("results.memberId");
    }

    private void activities(List<String> batch) {
        var member = shop.members(1).getFirst();
        costs.measure("record a purchase", () -> shop.purchase(member, "cost-p", 5_400, List.of()));
        costs.measure("record a refund", () -> shop.refund(member, "cost-r", "cost-p", 400));
        costs.measure("record a browse", () -> http.post("/v1/activities", "", look(member)));
        var purchases = batch.stream()
                .map(each -> activity(each, "purchase", ", \"amount\": " + shop.money(5_400)))
                .collect(Collectors.joining(", "));
        costs.measure(
                "record purchases of 100 members in a batch",
                () -> http.post("/v1/activities/batch", "", "{\"activities\": [" + purchases + "]}"));
    }

    private static String look(String member) {
        return activity(member, "browse", "");
    }

    static String activity(String member, String type, String more) {
        return """
                {"activityId": "%s", "memberId": "%s", "type": "%s", "occurredAt": "%s"%s}""".formatted(ShopClient.name("cost"), member, type, TestClock.now(), more);
    }

    private void points() {
        var member = shop.members(1).getFirst();
        costs.measure("adjust points", () -> shop.purse().adjust(member, 100));
        costs.measure("redeem points", () -> shop.purse().spend(member, "cost-o", 10));
        costs.measure("roll back redeemed points", () -> shop.purse().giveBack(member, "cost-o"));
        var other = shop.members(1).getFirst();
        costs.measure("transfer points", () -> shop.purse().transfer(member, "cost-t", other, 10));
        costs.measure("roll back a transfer", () -> shop.purse().returnTransfer(member, "cost-t"));
        http.put("/v1/points/programme", """
                {"currency": "USD", "startsAt": "2020-01-01T00:00:00Z", "perUnit": "1", "pointValue": "1", "signUp": 9,
                 "activities": {"review": {"points": 50, "mostPerDay": 3}, "visit": {"points": 1}}}""");
        TestClock.forward(A_WHILE);
        costs.measure("register a member with sign-up points", () -> http.post("/v1/members", "", "{}"));
        costs.measure(
                "record an activity that earns points",
                () -> http.post("/v1/activities", "", activity(member, "visit", "")));
        costs.measure(
                "record an activity that earns points so many times a day",
                () -> http.post("/v1/activities", "", activity(member, "review", "")));
        shop.purse().programme(0, 12);
        TestClock.forward(A_WHILE);
    }
}
