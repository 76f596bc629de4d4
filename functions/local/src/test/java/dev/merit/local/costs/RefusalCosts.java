package dev.merit.local.costs;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import java.util.List;

/// What refusals cost, and what is asked for again. Most are said by what was read; where only the transaction tells,
/// DynamoDB charges for it.
final class RefusalCosts {

    private static final int WRONG_CODES = 30;
    private static final String WRONG = "NONE-OF-THESE-CODES";

    private final Costs costs;
    private final Http http;
    private final Http storefront;
    private final ShopClient shop;
    private final String member;

    RefusalCosts(Costs costs, Http storefront) {
        this.costs = costs;
        this.http = costs.http;
        this.storefront = storefront;
        this.shop = costs.shop;
        this.member = shop.members(1).getFirst();
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
                () -> shop.purse().spend(member, "cost-x", 9_999));
    }

    private void activities() {
        var nobody = new StringBuilder(member).reverse().toString();
        costs.repeat("repeat a purchase", () -> shop.purchase(member, "cost-once", 900, List.of()));
        costs.refuse(
                "record another purchase with the same id",
                "activity-differs",
                () -> shop.purchase(member, "cost-once", 901, List.of()));
        costs.refuse(
                "record a purchase of an unknown member",
                "unknown-member",
                () -> shop.purchase(nobody, "cost-nobody", 900, List.of()));
        costs.refuse(
                "record a refund of more than was paid",
                "refund-exceeds-purchase",
                () -> shop.refund(member, "cost-much", "cost-once", 901));
    }

    private void coupons() {
        var strategy = shop.strategy(ShopClient.percent("10"), "\"perMember\": 1", "");
        var code = shop.coupon(strategy, member);
        costs.refuse(
                "issue a coupon beyond the member's limit", "member-limit-reached", () -> shop.issue(strategy, member));
        var gone = shop.strategy(ShopClient.percent("10"), "\"stock\": 1", "");
        shop.coupon(gone, member);
        var other = shop.members(1).getFirst();
        costs.refuse("issue a coupon that is sold out", "sold-out", () -> shop.issue(gone, other));
        costs.repeat("repeat a redemption", () -> shop.redeem(code, member, "cost-used", 900));
        costs.refuse(
                "redeem a coupon that is already redeemed",
                "already-redeemed",
                () -> shop.redeem(code, member, "cost-more", 900));
        var poor = shop.coupon(shop.strategy(ShopClient.percent("10"), "\"budget\": " + shop.money(1), ""), member);
        costs.refuse(
                "redeem a coupon with an exhausted budget",
                "budget-exhausted",
                () -> shop.redeem(poor, member, "cost-poor", 900));
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
                {"memberId": "%s", "order": {"total": %s}}""".formatted(member, shop.money(900)));
    }
}
