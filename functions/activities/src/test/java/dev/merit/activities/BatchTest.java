package dev.merit.activities;

import static dev.merit.activities.Batch.send;
import static dev.merit.activities.Batch.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchTest {

    @Inject
    ActivitiesFixture shop;

    @Test
    void reportsABadRowAlone() {
        var member = shop.member();
        var answer = send(
                Body.purchase("g-1", member, 100),
                "null",
                "7",
                "{}",
                "[]",
                Body.purchase("g-2", member, -1),
                Body.purchase("g-3", member, 1).with("amuont", "1"),
                Body.purchase("g-4", MemberId.random(), 1),
                Body.purchase("g-5", member, 1).with("activityId", "5"),
                Body.refund("g-6", member, "g-0", 1),
                Body.purchase("g-7", member, 1).with("redemptions", "[\"00000000000000000000\"]"),
                Body.refund("g-8", member, "g-1", 101),
                Body.purchase("g-9", member, 11));
        assertThat(statuses(answer)).isEqualTo("recorded" + " rejected".repeat(11) + " recorded");
        assertThat(answer.json().getList("results.activityId"))
                .containsExactly("g-1", null, null, null, null, "g-2", "g-3", "g-4", null, "g-6", "g-7", "g-8", "g-9");
        assertThat(answer.json().getList("results.problem.code"))
                .containsExactly(
                        "unreadable-body",
                        "unreadable-body",
                        "invalid-fields",
                        "unreadable-body",
                        "invalid-fields",
                        "unreadable-body",
                        "unknown-member",
                        "unreadable-body",
                        "unknown-purchase",
                        "not-redeemed",
                        "refund-exceeds-purchase");
        assertThat(answer.json().getInt("recorded")).isEqualTo(2);
        assertThat(answer.json().getInt("rejected")).isEqualTo(11);
        assertThat(shop.wallet(member, "net.USD")).isEqualTo(111);
        assertThat(shop.wallet(member, "activities")).isEqualTo(2);
    }

    /// Only the rows that the sum is too large for are refused, and a refund makes room.
    @Test
    void refusesAloneWhatASumIsTooLargeFor() {
        var member = shop.member();
        var largest = "{\"minorUnits\": 1000000000000000, \"currency\": \"KWD\"}";
        var first = Body.purchase("k-1", member, 1).with("amount", largest);
        var second = Body.purchase("k-2", member, 1).with("amount", largest);
        var third = Body.purchase("k-3", member, 1).with("amount", largest);
        assertThat(statuses(send(first))).isEqualTo("recorded");
        shop.table.write(Write.update(Keys.wallet(member)).add("net.KWD", Money.SUM_LIMIT - Money.LIMIT + 1));
        var rows = List.of(
                Body.of("k-4", member, "login"),
                second,
                Body.purchase("k-5", member, 7),
                third,
                Body.purchase("k-1", shop.member(), 1).with("amount", largest),
                first);
        var answer = send(rows);
        assertThat(statuses(answer)).isEqualTo("recorded rejected recorded rejected recorded duplicate");
        assertThat(answer.json().getList("results.problem.code"))
                .containsExactly("sum-out-of-range", "sum-out-of-range");
        assertThat(answer.json().getList("results.problem.errors.pointer"))
                .containsExactly(List.of("/amount"), List.of("/amount"));
        var single = Event.as("storefront").post("/v1/activities", second.toString());
        assertThat(single.status()).isEqualTo(422);
        assertThat(single.json().getString("code")).isEqualTo("sum-out-of-range");
        assertThat(shop.wallet(member, "net.KWD")).isEqualTo(Money.SUM_LIMIT + 1);
        assertThat(shop.wallet(member, "net.USD")).isEqualTo(7);
        var refund = Body.refund("k-6", member, "k-1", 1).with("amount", largest);
        assertThat(statuses(send(refund))).isEqualTo("recorded");
        assertThat(statuses(send(second))).isEqualTo("recorded");
        assertThat(statuses(send(third))).isEqualTo("rejected");
    }

    @Test
    void storesNothingWhereAllRowsAreBad() {
        var member = shop.member();
        var before = shop.everything();
        long net = shop.net();
        send("null", "7", "{}", Body.purchase("a", member, -1), Body.purchase("b", MemberId.random(), 1));
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.net()).isEqualTo(net);
    }

    @Test
    void letsTheFirstOfThoseWithOneIdWin() {
        var member = shop.member();
        var answer = send(
                Body.purchase("d", member, 10),
                Body.purchase("d", member, 10),
                Body.purchase("d", member, 11),
                Body.purchase("d", shop.member(), 12),
                Body.refund("d", member, "d2", 1),
                Body.of("d", member, "login"));
        assertThat(statuses(answer)).isEqualTo("recorded duplicate rejected recorded rejected rejected");
        assertThat(answer.json().getList("results.problem.code"))
                .containsExactly("activity-differs", "activity-differs", "activity-differs");
        assertThat(answer.json().getInt("duplicate")).isEqualTo(1);
        assertThat(shop.wallet(member, "net.USD")).isEqualTo(10);
    }

    @Test
    void takesARefundBeforeOrBehindItsPurchase() {
        for (boolean before : new boolean[] {true, false}) {
            var member = shop.member();
            Object purchase = Body.purchase("p", member, 100);
            Object refund = Body.refund("r", member, "p", 30);
            Object more = Body.refund("r2", member, "p", 70);
            Object tooMuch = Body.refund("r3", member, "p", 1);
            var rows = before
                    ? List.of(refund, refund, more, tooMuch, purchase)
                    : List.of(purchase, refund, refund, more, tooMuch);
            assertThat(statuses(send(rows)))
                    .isEqualTo(
                            before
                                    ? "recorded duplicate recorded rejected recorded"
                                    : "recorded recorded duplicate recorded rejected");
            assertThat(shop.wallet(member, "net.USD")).isZero();
            assertThat(shop.wallet(member, "refunds.USD")).isEqualTo(2);
            assertThat(statuses(send(refund, purchase, more))).isEqualTo("duplicate duplicate duplicate");
        }
    }

    @Test
    void tiesARedemptionToTheFirstPurchaseThatNamesIt() {
        var member = shop.member();
        var strategy = StrategyId.random();
        var named = "[\"" + shop.redeemed(member, strategy, 10) + "\"]";
        var answer = send(
                Body.purchase("p-1", member, 100).with("redemptions", named),
                Body.purchase("p-2", member, 100).with("redemptions", named),
                Body.purchase("p-1", member, 100).with("redemptions", named));
        assertThat(statuses(answer)).isEqualTo("recorded rejected duplicate");
        assertThat(answer.json().getString("results[1].problem.code")).isEqualTo("not-redeemed");
        assertThat(shop.revenue(strategy)).isEqualTo(100);
    }

    @Test
    void recordsFiveHundredAndRecognisesThemAgain() {
        var members = IntStream.range(0, 50).mapToObj(_ -> shop.member()).toList();
        var rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            var at = "1997-%02d-%02dT%02d:00:00Z".formatted(1 + i % 12, 1 + i % 28, i % 24);
            rows.add(Body.purchase("five-" + i, members.get(i % 50), i).with("occurredAt", Body.quoted(at)));
        }
        long before = shop.net();
        long start = System.nanoTime();
        var first = send(rows);
        long middle = System.nanoTime();
        var second = send(rows);
        long end = System.nanoTime();
        System.out.printf(
                "500 purchases of 50 members: %d ms; again: %d ms%n",
                (middle - start) / 1_000_000, (end - middle) / 1_000_000);
        assertThat(first.json().getInt("recorded")).isEqualTo(500);
        assertThat(second.json().getInt("duplicate")).isEqualTo(500);
        assertThat(shop.net() - before).isEqualTo(499 * 500 / 2);
    }
}
