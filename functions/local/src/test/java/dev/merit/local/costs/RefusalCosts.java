package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.Till;
import java.util.List;

/// What refusals cost, and what is asked for again. Most are said by what was read; where only the transaction tells,
/// DynamoDB charges for it.
final class RefusalCosts {

    private static final int WRONG_CODES = 30;
    private static final String WRONG = "NONE-OF-THESE-CODES";

    private final Costs costs;
    private final Http http;
    private final Http storefront;
    private final Till till;
    private final String member;

    RefusalCosts(Costs costs, Http storefront) {
        this.costs = costs;
        this.http = costs.http;
        this.storefront = storefront;
        this.till = costs.till;
        this.member = till.members(1).getFirst();
    }

    void measureAll() {
        costs.refuse("send an invalid body", "invalid-fields", () -> http.post("/v1/activities", "", "{}"));
        members();
        activities();
        coupons();
        guesses();
    }

    private void members() {
        var email = "{\"email\": \"taken@example.com\"}";
        costs.made("/v1/members", email, "memberId");
        costs.refuse(
                "register a member with a taken e-mail",
                "already-registered",
                () -> http.post("/v1/members", "", email));
        var registration = "{\"name\": \"Ada\"}";
        costs.repeat(
                "repeat a registration under its Idempotency-Key",
                () -> http.post("/v1/members", "cost-again", registration));
        costs.refuse(
                "redeem more points than there are",
                "insufficient-points",
                () -> till.purse().spend(member, "cost-x", 9_999));
    }

    private void activities() {
        var nobody = new StringBuilder(member).reverse().toString();
        costs.repeat("repeat a purchase", () -> till.purchase(member, "cost-once", 900, List.of()));
        costs.refuse(
                "record another purchase with the same id",
                "activity-differs",
                () -> till.purchase(member, "cost-once", 901, List.of()));
        costs.refuse(
                "record a purchase of an unknown member",
                "unknown-member",
                () -> till.purchase(nobody, "cost-nobody", 900, List.of()));
        costs.refuse(
                "record a refund of more than was paid",
                "refund-exceeds-purchase",
                () -> till.refund(member, "cost-much", "cost-once", 901));
    }

    private void coupons() {
        var strategy = till.strategy(Till.percent("10"), "\"perMember\": 1", "");
        var code = till.coupon(strategy, member);
        costs.refuse(
                "issue a coupon beyond the member's limit", "member-limit-reached", () -> till.issue(strategy, member));
        var gone = till.strategy(Till.percent("10"), "\"stock\": 1", "");
        till.coupon(gone, member);
        var other = till.members(1).getFirst();
        costs.refuse("issue a coupon that is sold out", "sold-out", () -> till.issue(gone, other));
        costs.repeat("repeat a redemption", () -> till.redeem(code, member, "cost-used", 900));
        costs.refuse(
                "redeem a coupon that is already redeemed",
                "already-redeemed",
                () -> till.redeem(code, member, "cost-more", 900));
        var poor = till.coupon(till.strategy(Till.percent("10"), "\"budget\": " + till.money(1), ""), member);
        costs.refuse(
                "redeem a coupon with an exhausted budget",
                "budget-exhausted",
                () -> till.redeem(poor, member, "cost-poor", 900));
    }

    private void guesses() {
        costs.refuse("send a wrong code", "not-found", this::guess);
        for (int i = 1; i < WRONG_CODES; i++) {
            guess();
        }
        costs.refuse("send any code after too many wrong ones", "too-many-attempts", this::guess);
    }

    private Http.Answer guess() {
        return storefront.post("/v1/coupons/" + WRONG + "/validate", "", """
                {"memberId": "%s", "order": {"total": %s}}""".formatted(member, till.money(900)));
    }
}
