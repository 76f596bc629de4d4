package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestClock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What a shop's back end asks of Merit, in one currency; a test that takes a currency of its own has the totals of
/// that currency to itself.
public final class ShopClient {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Http http;
    private final String currency;

    public ShopClient(Http http, String currency) {
        this.http = http;
        this.currency = currency;
    }

    /// A name that nothing else has.
    public static String name(String kind) {
        return kind + "-" + NAMES.incrementAndGet();
    }

    public String money(long minorUnits) {
        return "{\"minorUnits\": %d, \"currency\": \"%s\"}".formatted(minorUnits, currency);
    }

    public List<String> members(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> made("/v1/members", "{\"externalId\": \"" + name("m") + "\"}", "memberId"))
                .toList();
    }

    /// An active strategy of coupons; its limits and what else is not usual as fields of JSON.
    public String strategy(String benefit, String limits, String more) {
        return strategy("coupon", benefit, limits, more);
    }

    public String strategy(String kind, String benefit, String limits, String more) {
        var id = made(
                "/v1/strategies", """
                {"name": "%s", "kind": "%s", "currency": "%s", "benefit": %s, "limits": {%s}%s,
                 "window": {"from": "2020-01-01T00:00:00", "zone": "Europe/Berlin"}}""".formatted(name("strategy"), kind, currency, benefit, limits, more), "strategyId");
        assertThat(http.post("/v1/strategies/" + id + "/activate", "", "").status())
                .isEqualTo(200);
        return id;
    }

    public static String percent(String percent) {
        return "{\"type\": \"percentOff\", \"percent\": \"" + percent + "\"}";
    }

    public String publicCode(String strategy) {
        var code = "ALL" + strategy.toUpperCase(Locale.ROOT);
        return made("/v1/strategies/" + strategy + "/codes", "{\"code\": \"" + code + "\"}", "code");
    }

    public String coupon(String strategy, String member) {
        return made("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}", "code");
    }

    public String made(String path, String body, String field) {
        var answer = http.post(path, "", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString(field);
    }

    public Http.Answer issue(String strategy, String member) {
        return http.post("/v1/strategies/" + strategy + "/coupons", "", "{\"memberId\": \"" + member + "\"}");
    }

    public Http.Answer redeem(String code, String member, String order, long total) {
        return http.post("/v1/coupons/" + code + "/redemptions", "", Body.order(member, order, money(total), ""));
    }

    public Http.Answer redeem(List<String> codes, String member, String order, long total) {
        return together("", codes, member, order, total);
    }

    /// What else is asked of several codes, as in `/reservations`.
    public Http.Answer together(String what, List<String> codes, String member, String order, long total) {
        var more = ", \"codes\": " + Body.array(codes);
        return http.post("/v1/redemptions" + what, "", Body.order(member, order, money(total), more));
    }

    /// A request whose items are named in its body, as in `"strategyIds": [...]`.
    ///
    /// @param what what follows `/v1/redemptions` in the path
    /// @param items the fields that name them, after a comma
    public Http.Answer named(String what, String items, String member, String order, long total) {
        return http.post("/v1/redemptions" + what, "", Body.order(member, order, money(total), items));
    }

    public Http.Answer reserve(String code, String member, String order, long total, long seconds) {
        var body = Body.order(member, order, money(total), ", \"seconds\": " + seconds);
        return http.post("/v1/coupons/" + code + "/reservations", "", body);
    }

    public Http.Answer rollBack(String redemption) {
        return http.post("/v1/redemptions/" + redemption + "/rollback", "", "");
    }

    public Http.Answer release(String redemption) {
        return http.delete("/v1/redemptions/" + redemption);
    }

    public Http.Answer purchase(String member, String id, long amount, List<String> redemptions) {
        return tell(member, id, "purchase", amount, ", \"redemptions\": " + Body.array(redemptions));
    }

    public Http.Answer refund(String member, String id, String purchase, long amount) {
        return tell(member, id, "refund", amount, ", \"refundOf\": \"" + purchase + "\"");
    }

    public PointsClient purse() {
        return new PointsClient(http, currency);
    }

    /// An activity of this moment.
    ///
    /// @param more its other fields, each after a comma
    Http.Answer tell(String member, String id, String type, long amount, String more) {
        return http.post("/v1/activities", "", """
                {"activityId": "%s", "memberId": "%s", "type": "%s", "occurredAt": "%s", "amount": %s%s}""".formatted(
                        id, member, type, TestClock.now().truncatedTo(ChronoUnit.SECONDS), money(amount), more));
    }

    /// M.
    public long net() {
        return read("/v1/totals/purchases?currency=" + currency).getLong("purchaseAmount.minorUnits");
    }

    /// W of a member.
    public long net(String member) {
        return read("/v1/members/" + member + "/totals?currency=" + currency).getLong("purchaseAmount.minorUnits");
    }

    /// R, and each P of a strategy that has any.
    public Json revenue() {
        return read("/v1/totals/revenue?currency=" + currency);
    }

    public long revenue(String strategy) {
        return read("/v1/strategies/" + strategy + "/totals").getLong("revenue.minorUnits");
    }

    public Json read(String path) {
        var answer = http.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    public void aggregate() {
        assertThat(http.post("/v1/aggregation/runs", "", "").status()).isEqualTo(200);
    }

    /// Every total worked out again from the records is what it is kept as.
    public void reconciles() {
        var report = http.post("/v1/aggregation/reconciliations", "", "");
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().getList("differences")).as(report.body()).isEmpty();
    }
}
