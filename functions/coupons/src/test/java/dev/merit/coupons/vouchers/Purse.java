package dev.merit.coupons.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import java.util.ArrayList;
import java.util.List;

/// Gift vouchers for tests.
final class Purse {

    private Purse() {}

    /// Valid up to a local time in Berlin, or for ever.
    static StrategyId strategy(long cents, String to) {
        return Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s},
                 "window": {"from": "2020-01-01T00:00:00"%s, "zone": "Europe/Berlin"}}""".formatted(Shop.usd(cents), to.isEmpty() ? "" : ", \"to\": \"" + to + "\""));
    }

    static StrategyId strategy(long cents) {
        return strategy(cents, "");
    }

    static Event.Answer issue(StrategyId strategy, String body) {
        return Event.as("storefront").post("/v1/strategies/" + strategy + "/coupons", body);
    }

    /// Nobody's.
    static String voucher(StrategyId strategy) {
        var answer = issue(strategy, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("code");
    }

    static Event.Answer pay(String code, MemberId by, String order, long total, long most) {
        return Event.as("storefront").post("/v1/coupons/" + code + "/redemptions", """
                        {"memberId": "%s", "orderId": "%s", "order": %s, "amount": %s}""".formatted(
                        by, order, Shop.order(total), Shop.usd(most)));
    }

    static String paid(String code, MemberId by, String order, long total) {
        var answer = Shop.redeem(code, by, order, Shop.order(total));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("redemptionId");
    }

    static Event.Answer refund(String redemption, String id, long cents) {
        return Event.as("storefront")
                .post(
                        "/v1/redemptions/" + redemption + "/refunds",
                        "{\"refundId\": \"%s\", \"amount\": %s}".formatted(id, Shop.usd(cents)));
    }

    static Event.Answer combine(MemberId by, String order, long total, List<String> codes) {
        return Event.as("storefront")
                .post("/v1/redemptions", """
                        {"memberId": "%s", "orderId": "%s", "order": %s, "codes": ["%s"]}""".formatted(by, order, Shop.order(total), String.join("\", \"", codes)));
    }

    /// All of them, the newest first, as `kind amount`.
    static List<String> entries(String code) {
        var entries = new ArrayList<String>();
        String cursor = null;
        do {
            var page = Event.as("storefront").query("limit", "100");
            var answer = (cursor == null ? page : page.query("cursor", cursor)).get("/v1/coupons/" + code + "/entries");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var json = answer.json();
            var kinds = json.<String>getList("items.kind");
            var amounts = json.<Integer>getList("items.amount.minorUnits");
            for (int i = 0; i < kinds.size(); i++) {
                entries.add(kinds.get(i) + " " + amounts.get(i));
            }
            cursor = json.getString("next");
        } while (cursor != null);
        return entries;
    }

    /// Checks that the balance is this, and the sum of the entries, and that so much of it is reserved.
    static void has(String code, long cents, long reserved) {
        var voucher = Event.as("storefront").get("/v1/coupons/" + code).json();
        long sum = entries(code).stream()
                .mapToLong(entry -> Long.parseLong(entry.substring(entry.indexOf(' ') + 1)))
                .sum();
        assertThat(List.of(voucher.getLong("balance.minorUnits"), sum, voucher.getLong("reserved.minorUnits")))
                .containsExactly(cents, cents, reserved);
    }

    static void has(String code, long cents) {
        has(code, cents, 0);
    }
}
