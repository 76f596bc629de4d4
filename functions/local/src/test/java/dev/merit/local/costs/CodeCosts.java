package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;

/// What each kind of code costs on its way through orders, gift vouchers and batches of codes among them.
final class CodeCosts {

    private static final String PLENTY = "\"stock\": 1000, \"perMember\": 1000";

    private final Costs costs;
    private final Http http;
    private final ShopClient shop;
    private final String member;

    CodeCosts(Costs costs) {
        this.costs = costs;
        this.http = costs.http;
        this.shop = costs.shop;
        this.member = shop.members(1).getFirst();
    }

    void measureAll() {
        var budget = "\"budget\": " + shop.money(1_000_000);
        session("a member's coupon", shop.coupon(strategy(""), member));
        session("a member's coupon with a budget", shop.coupon(strategy(budget), member));
        var first = shop.strategy(ShopClient.percent("10"), "", ", \"conditions\": {\"firstPurchaseOnly\": true}");
        session("a member's coupon for a first purchase", shop.coupon(first, member));
        session("a public code", shop.publicCode(strategy("")));
        session("a public code with a stock", shop.publicCode(strategy(PLENTY)));
        session("a public code with a stock and a budget", shop.publicCode(strategy(PLENTY + ", " + budget)));
        var held = shop.reserve(shop.coupon(strategy(""), member), member, ShopClient.name("cost"), 8_000, 60)
                .json()
                .getString("redemptionId");
        costs.measure(
                "prolong the reservation of a member's coupon",
                () -> http.post("/v1/redemptions/" + held + "/prolong", "", "{\"seconds\": 3600}"));
        batches();
        session("a batch's code with a budget", code(batch(strategy(budget))));
        vouchers();
        promotion("a promotion without a code", "");
        promotion("a promotion without a code, with a stock and a budget", PLENTY + ", " + budget);
        best();
    }

    private void promotion(String what, String limits) {
        var named = ", \"strategyIds\": [\"" + shop.strategy("promotion", ShopClient.percent("10"), limits, "") + "\"]";
        var order = ShopClient.name("cost");
        costs.measure(what + ", reserve", () -> redeem("/reservations", order, named + ", \"seconds\": 60"));
        var redeemed = costs.measure(what + ", redeem after reserving", () -> redeem("", order, named));
        costs.measure(what + ", roll back", () -> shop.rollBack(id(redeemed)));
        var again = costs.measure(what + ", redeem", () -> redeem("", ShopClient.name("cost"), named));
        shop.rollBack(id(again));
        var reserved = redeem("/reservations", ShopClient.name("cost"), named + ", \"seconds\": 60");
        costs.measure(what + ", release", () -> shop.release(id(reserved)));
    }

    /// With the choice that is stored for the order. The coupon is better than any running promotion.
    private void best() {
        var other = shop.members(1).getFirst();
        shop.coupon(shop.strategy(ShopClient.percent("90"), "", ""), other);
        costs.measure(
                "redeem the best combination of one coupon",
                () -> shop.named("", ", \"best\": true", other, ShopClient.name("cost"), 8_000));
    }

    private Http.Answer redeem(String path, String order, String items) {
        return shop.named(path, items, member, order, 8_000);
    }

    private static String id(Http.Answer redemptions) {
        return redemptions.json().getString("redemptions[0].redemptionId");
    }

    private String strategy(String limits) {
        return shop.strategy(ShopClient.percent("10"), limits, "");
    }

    private void session(String what, String code) {
        var order = ShopClient.name("cost");
        var reserved = costs.measure(what + ", reserve", () -> shop.reserve(code, member, order, 8_000, 60));
        var id = reserved.json().getString("redemptionId");
        costs.measure(what + ", redeem after reserving", () -> shop.redeem(code, member, order, 8_000));
        costs.measure(what + ", roll back", () -> shop.rollBack(id));
        var redeemed =
                costs.measure(what + ", redeem", () -> shop.redeem(code, member, ShopClient.name("cost"), 8_000));
        shop.rollBack(redeemed.json().getString("redemptionId"));
        var again = shop.reserve(code, member, ShopClient.name("cost"), 8_000, 60)
                .json()
                .getString("redemptionId");
        costs.measure(what + ", release", () -> shop.release(again));
    }

    private void batches() {
        var path = "/v1/strategies/" + strategy("") + "/batches";
        var made = costs.measure("create a batch of codes", () -> http.post(path, "", "{\"quantity\": 1000000}"));
        var ofStock = "/v1/strategies/" + strategy(PLENTY) + "/batches";
        costs.measure(
                "create a batch of codes under an externalId",
                () -> http.post(path, "", "{\"quantity\": 10, \"externalId\": \"leaflet-" + System.nanoTime() + "\"}"));
        costs.measure("create a batch of codes from a stock", () -> http.post(ofStock, "", "{\"quantity\": 10}"));
        var batch = path + "/" + made.json().getString("batchId");
        session("a batch's code", code(batch));
        var ofBatch = code(batch(strategy("")));
        costs.measure(
                "revoke one code of a batch",
                () -> http.post("/v1/coupons/" + ofBatch + "/revoke", "", "{\"reason\": \"cost\"}"));
        costs.measure(
                "revoke codes of a batch",
                () -> http.post(batch + "/revocations", "", "{\"from\": 5, \"to\": 900, \"reason\": \"lost\"}"));
    }

    private String batch(String strategy) {
        var path = "/v1/strategies/" + strategy + "/batches";
        return path + "/" + costs.made(path, "{\"quantity\": 10}", "batchId");
    }

    private String code(String batch) {
        var line = http.get(batch + "/codes?limit=2").body().lines().toList().get(1);
        return line.substring(line.indexOf(',') + 1);
    }

    private void vouchers() {
        var path = vouchers(costs, "");
        costs.measure(
                "issue a gift voucher under a voucherId",
                () -> http.post(path, "", "{\"voucherId\": \"gift-" + System.nanoTime() + "\"}"));
        var issued = costs.measure("issue a gift voucher to nobody", () -> http.post(path, "", "{}"));
        costs.measure(
                "issue a gift voucher to a member", () -> http.post(path, "", "{\"memberId\": \"" + member + "\"}"));
        var code = issued.json().getString("code");
        var expiring = costs.made(vouchers(costs, ", \"to\": \"2099-01-01T00:00:00\""), "{}", "code");
        costs.measure(
                "revoke a gift voucher that expires",
                () -> http.post("/v1/coupons/" + expiring + "/revoke", "", "{\"reason\": \"cost\"}"));
        session("a gift voucher", code);
        var paid =
                shop.redeem(code, member, ShopClient.name("cost"), 8_000).json().getString("redemptionId");
        costs.measure(
                "refund to a gift voucher",
                () -> http.post(
                        "/v1/redemptions/" + paid + "/refunds",
                        "",
                        "{\"refundId\": \"cost-back\", \"amount\": " + shop.money(500) + "}"));
    }

    /// Where vouchers of a strategy are issued.
    static String vouchers(Costs costs, String until) {
        var id = costs.made("/v1/strategies", """
                {"name": "cost", "kind": "giftVoucher", "currency": "USD",
                 "benefit": {"type": "storedValue", "amount": %s},
                 "window": {"from": "2020-01-01T00:00:00"%s, "zone": "Europe/Berlin"}}""".formatted(costs.shop.money(50_000), until), "strategyId");
        costs.http.post("/v1/strategies/" + id + "/activate", "", "");
        return "/v1/strategies/" + id + "/coupons";
    }
}
