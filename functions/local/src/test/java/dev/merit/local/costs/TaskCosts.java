package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;

/// What the marker of a task costs, and the hourly ones.
final class TaskCosts {

    private final Costs costs;
    private final ShopClient shop;

    TaskCosts(Costs costs) {
        this.costs = costs;
        this.shop = costs.shop;
    }

    void measureAll() {
        var member = shop.members(1).getFirst();
        markers();
        reservations(member);
        vouchers();
    }

    private void markers() {
        var path = "/v1/aggregation/tasks/";
        costs.measure("start and end a task that is due", () -> costs.http.post(path + "reservations", "", ""));
        costs.measure("check a task that is not due", () -> costs.http.post(path + "reservations", "", ""));
        assertThat(costs.task("vouchers")).isZero();
    }

    private void reservations(String member) {
        reserved("release an expired reservation", "", member);
        reserved("release an expired reservation with a budget", "\"budget\": " + shop.money(100_000), member);
    }

    private void reserved(String operation, String limits, String member) {
        var code = shop.coupon(shop.strategy(ShopClient.percent("10"), limits, ""), member);
        shop.reserve(code, member, ShopClient.name("cost"), 8_000, 60);
        TestClock.forward(Duration.ofHours(1));
        costs.note(operation, costs.task("reservations"));
    }

    private void vouchers() {
        var end = TestClock.now()
                .plus(Duration.ofDays(1))
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime();
        var path = CodeCosts.vouchers(costs, ", \"to\": \"" + end + "\"");
        costs.measure("issue a gift voucher that expires", () -> costs.http.post(path, "", "{}"));
        TestClock.forward(Duration.ofDays(2));
        costs.note("enter the expiry of a gift voucher", costs.task("vouchers"));
    }
}
