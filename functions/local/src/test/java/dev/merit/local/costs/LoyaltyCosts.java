package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What the daily walk over all members costs, and what it does for one of them.
final class LoyaltyCosts {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PAST = Duration.ofDays(70);

    private final Costs costs;
    private final ShopClient shop;
    private long walk;

    LoyaltyCosts(Costs costs) {
        this.costs = costs;
        this.shop = costs.shop;
    }

    void measureAll() {
        costs.measure("set the points programme", () -> costs.http.put("/v1/points/programme", """
            {"currency": "USD", "startsAt": "2020-01-01T00:00:00Z", "perUnit": "1", "pointValue": "1",
             "pendingDays": 0, "expireAfterMonths": 12, "birthday": 50,
             "referral": {"referrer": 200, "referred": 100}}\
            """));
        costs.measure("set the tiers", () -> costs.http.put("/v1/tiers", """
            {"currency": "USD", "basis": "spend", "months": 12, "graceDays": 30,
             "tiers": [{"name": "silver", "threshold": 50000}]}\
            """));
        walk = costs.task("loyalty");
        costs.note("scan all members for points and tiers", walk);
        expiry();
        days();
        birthday();
        referral();
        tier();
        months();
        assertThat(due(DAY)).as("nothing is due twice").isZero();
    }

    /// What the walk costs after that time beside what it always costs.
    private long due(Duration later) {
        TestClock.forward(later);
        return costs.task("loyalty") - walk;
    }

    private void expiry() {
        shop.purse().adjust(shop.members(1).getFirst(), 100);
        costs.note("enter expired points", due(Duration.ofDays(400)));
        var other = shop.members(1).getFirst();
        shop.purse().adjust(other, 100);
        TestClock.forward(Duration.ofDays(400));
        costs.measure(
                "list points entries after points have expired",
                () -> costs.http.get("/v1/members/" + other + "/points/entries"));
        assertThat(due(Duration.ZERO)).as("they are entered").isZero();
    }

    /// A day's points of their own for each purchase's day.
    private void days() {
        var member = shop.members(1).getFirst();
        for (int i = 0; i < 12; i++) {
            shop.purchase(member, ShopClient.name("cost"), 100, List.of());
            TestClock.forward(DAY);
        }
        costs.note("compact a wallet's past days", due(Duration.ZERO));
    }

    private void birthday() {
        var tomorrow = LocalDate.ofInstant(TestClock.now(), ZoneOffset.UTC).plusDays(1);
        costs.made("/v1/members", "{\"birthDate\": \"" + tomorrow.withYear(1988) + "\"}", "memberId");
        costs.note("give points for a birthday", due(DAY));
    }

    /// A purchase too small for points, so that nothing else is due then.
    private void months() {
        due(PAST);
        shop.purchase(shop.members(1).getFirst(), ShopClient.name("cost"), 99, List.of());
        costs.note("move a wallet's past months to their year", due(PAST));
    }

    private void referral() {
        var referrer = shop.members(1).getFirst();
        var body = "{\"referredBy\": \"" + referrer + "\"}";
        var made = costs.measure("register a referred member", () -> costs.http.post("/v1/members", "", body));
        shop.purchase(made.json().getString("memberId"), ShopClient.name("cost"), 100, List.of());
        costs.note("give points for a referral", due(DAY));
    }

    private void tier() {
        shop.purchase(shop.members(1).getFirst(), ShopClient.name("cost"), 60_000, List.of());
        costs.note("enter a change of tier", due(DAY));
        var other = shop.members(1).getFirst();
        shop.purchase(other, ShopClient.name("cost"), 60_000, List.of());
        costs.measure("get a tier that has changed", () -> costs.http.get("/v1/members/" + other + "/tiers"));
    }
}
