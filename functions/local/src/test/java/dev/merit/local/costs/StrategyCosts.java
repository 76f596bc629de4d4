package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import java.util.List;

/// What strategies and their coupons cost, up to the purchases that name them.
final class StrategyCosts {

    private final Costs costs;
    private final Http http;
    private final ShopClient shop;

    StrategyCosts(Costs costs) {
        this.costs = costs;
        this.http = costs.http;
        this.shop = costs.shop;
    }

    void measureAll() {
        strategies();
        issuing();
        redeemed();
    }

    private void strategies() {
        var plain = terms("coupon", "");
        var made = costs.measure("create a strategy", () -> http.post("/v1/strategies", "", plain));
        var path = "/v1/strategies/" + made.json().getString("strategyId");
        costs.measure("activate a strategy", () -> http.post(path + "/activate", "", ""));
        activate("activate a strategy with a stock", terms("coupon", "\"stock\": 1000"));
        activate(
                "activate a strategy with a stock and a budget",
                terms("coupon", "\"stock\": 1000, \"budget\": " + shop.money(1_000_000)));
        activate("activate a promotion", terms("promotion", ""));
        costs.measure("create a public code", () -> http.post(path + "/codes", "", "{\"code\": \"COST26\"}"));
        costs.measure("pause a strategy", () -> http.post(path + "/pause", "", ""));
        costs.measure("update the terms of a strategy", () -> http.patch(path, "{\"name\": \"other\"}"));
        costs.measure("end a strategy", () -> http.post(path + "/end", "", ""));
    }

    private static String terms(String kind, String limits) {
        return """
                {"name": "cost", "kind": "%s", "currency": "USD", "benefit": %s, "limits": {%s},
                 "window": {"from": "2020-01-01T00:00:00", "zone": "Europe/Berlin"}}""".formatted(kind, ShopClient.percent("10"), limits);
    }

    private void activate(String operation, String terms) {
        var id = costs.made("/v1/strategies", terms, "strategyId");
        costs.measure(operation, () -> http.post("/v1/strategies/" + id + "/activate", "", ""));
    }

    private void issuing() {
        var member = shop.members(1).getFirst();
        var plain = shop.strategy(ShopClient.percent("10"), "\"perMember\": 1000", "");
        var stock = shop.strategy(ShopClient.percent("10"), "\"stock\": 1000", "");
        costs.measure("issue a coupon", () -> shop.issue(plain, member));
        costs.measure("issue a coupon from a stock", () -> shop.issue(stock, member));
        revoke("revoke a coupon", shop.coupon(plain, member));
        revoke("revoke a coupon, from a stock", shop.coupon(stock, member));
        costs.measure(
                "issue a coupon under an Idempotency-Key",
                () -> http.post(
                        "/v1/strategies/" + plain + "/coupons", "cost-key", "{\"memberId\": \"" + member + "\"}"));
    }

    private void revoke(String operation, String code) {
        costs.measure(operation, () -> http.post("/v1/coupons/" + code + "/revoke", "", "{\"reason\": \"cost\"}"));
    }

    private void redeemed() {
        var member = shop.members(1).getFirst();
        var one = stackable(member);
        var two = List.of(stackable(member), stackable(member));
        var id = shop.redeem(one, member, "cost-sale", 8_000).json().getString("redemptionId");
        costs.measure(
                "record a purchase that names a redemption",
                () -> shop.purchase(member, "cost-sale", 7_200, List.of(id)));
        costs.measure("record a refund of that purchase", () -> shop.refund(member, "cost-back", "cost-sale", 3_600));
        shop.rollBack(id);
        costs.measure(
                "record a refund of that purchase after its redemption is rolled back",
                () -> shop.refund(member, "cost-rest", "cost-sale", 1_800));
        costs.measure(
                "redeem two coupons with budgets for one order", () -> shop.redeem(two, member, "cost-two", 8_000));
        var held = List.of(stackable(member), stackable(member));
        costs.measure(
                "validate two codes together", () -> shop.together("/validations", held, member, "cost-held", 8_000));
        costs.measure(
                "reserve two coupons with budgets together",
                () -> shop.together("/reservations", held, member, "cost-held", 8_000));
        costs.measure(
                "redeem two coupons with budgets after reserving them together",
                () -> shop.redeem(held, member, "cost-held", 8_000));
    }

    private String stackable(String member) {
        return shop.coupon(
                shop.strategy(
                        ShopClient.percent("10"), "\"budget\": " + shop.money(1_000_000), ", \"stackable\": true"),
                member);
    }
}
