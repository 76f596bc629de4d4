package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.Till;

/// What changes cost, and what is done around the buying.
final class OtherCosts {

    private final WriteCostsTest costs;
    private final Http http;
    private final Till till;

    OtherCosts(WriteCostsTest costs, Http http, Till till) {
        this.costs = costs;
        this.http = http;
        this.till = till;
    }

    void measureAll() {
        var member = till.members(1).getFirst();
        ofMember(member);
        ofStrategy(member);
        ofSegment();
    }

    private void ofMember(String member) {
        var path = "/v1/members/" + member;
        costs.measure("change a member's name", () -> http.patch(path, "{\"name\": \"Ada\"}"));
        costs.measure("record what a member looked at", () -> http.post("/v1/activities", "", """
                {"activityId": "cost-look", "memberId": "%s", "type": "browse", "occurredAt": "2026-01-02T10:00:00Z"}""".formatted(member)));
        costs.measure("tell a member's referral code for the first time", () -> http.get(path + "/referral"));
        costs.measure("set the tiers", () -> http.put("/v1/tiers", """
                {"currency": "USD", "basis": "spend", "months": 12, "graceDays": 30,
                 "tiers": [{"name": "silver", "threshold": 50000}]}"""));
    }

    private void ofStrategy(String member) {
        var id = till.strategy(Till.percent("10"), "", "");
        var reserved = till.reserve(till.coupon(id, member), member, Till.name("cost"), 8_000, 60);
        costs.measure(
                "find the best offer",
                () -> http.post(
                        "/v1/members/" + member + "/offers",
                        "",
                        "{\"order\": {\"total\": " + till.money(8_000) + "}}"));
        costs.measure(
                "release a reserved coupon", () -> till.release(reserved.json().getString("redemptionId")));
        var path = "/v1/strategies/" + id;
        costs.measure("pause a strategy", () -> http.post(path + "/pause", "", ""));
        costs.measure("change the terms of a strategy", () -> http.patch(path, "{\"name\": \"other\"}"));
        costs.measure("end a strategy", () -> http.post(path + "/end", "", ""));
    }

    private void ofSegment() {
        var made = costs.measure("make a segment", () -> http.post("/v1/segments", "", """
                {"name": "cost", "rules": {"all": [{"type": "purchases", "atLeast": 1}]}}"""));
        http.post("/v1/aggregation/tasks/segments", "", "");
        var path = "/v1/strategies/" + till.strategy(Till.percent("10"), "", "") + "/coupons/jobs";
        var segment = made.json().getString("segmentId");
        costs.measure(
                "ask for coupons for a segment", () -> http.post(path, "", "{\"segmentId\": \"" + segment + "\"}"));
    }
}
