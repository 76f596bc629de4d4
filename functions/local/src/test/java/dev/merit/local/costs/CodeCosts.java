package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.Till;

/// What gift vouchers and batches of codes cost.
final class CodeCosts {

    private final WriteCostsTest costs;
    private final Http http;
    private final Till till;

    CodeCosts(WriteCostsTest costs, Http http, Till till) {
        this.costs = costs;
        this.http = http;
        this.till = till;
    }

    void measureAll() {
        vouchers();
        batches();
    }

    private void vouchers() {
        var made = http.post("/v1/strategies", "", """
                {"name": "cost", "kind": "giftVoucher", "currency": "USD",
                 "benefit": {"type": "storedValue", "amount": %s},
                 "window": {"from": "2020-01-01T00:00:00", "zone": "Europe/Berlin"}}""".formatted(till.money(50_000)));
        var path = "/v1/strategies/" + made.json().getString("strategyId");
        http.post(path + "/activate", "", "");
        var issued = costs.measure("issue a gift voucher to nobody", () -> http.post(path + "/coupons", "", "{}"));
        var member = till.members(1).getFirst();
        var code = issued.json().getString("code");
        costs.session("a gift voucher", code, member);
        var paid = till.redeem(code, member, Till.name("cost"), 8_000).json().getString("redemptionId");
        costs.measure(
                "refund to a gift voucher",
                () -> http.post(
                        "/v1/redemptions/" + paid + "/refunds",
                        "",
                        "{\"refundId\": \"cost-back\", \"amount\": " + till.money(500) + "}"));
    }

    private void batches() {
        var path = "/v1/strategies/" + till.strategy(Till.percent("10"), "", "") + "/coupons/bulk";
        var made = costs.measure("make a batch of codes", () -> http.post(path, "", "{\"quantity\": 1000000}"));
        var batch = path + "/" + made.json().getString("batchId");
        var listed = http.get(batch + "/codes?limit=2").body().lines().toList();
        var code = listed.get(1).substring(listed.get(1).indexOf(',') + 1);
        var member = till.members(1).getFirst();
        costs.session("a batch's code", code, member);
        costs.measure(
                "revoke codes of a batch",
                () -> http.post(batch + "/revocations", "", "{\"from\": 5, \"to\": 900, \"reason\": \"lost\"}"));
    }
}
