package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Redemptions by member, order and strategy.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionListTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Inject
    Table table;

    private StrategyId strategy;
    private MemberId member;

    @BeforeEach
    void open() {
        TestClock.stopAt(NOON);
        strategy = Shop.active("{\"limits\": {\"usesPerCoupon\": 50, \"budget\": " + usd(1_000_000) + "}}");
        member = Shop.member(table);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @Test
    void isListedOnceWhateverBecomesOfIt() {
        var code = Shop.coupon(strategy, member);
        var id = Shop.reserve(code, member, "o-list-1", order(8_000)).json().getString("redemptionId");
        assertThat(statuses("memberId=" + member)).containsExactly("reserved");
        assertThat(statuses("orderId=o-list-1")).containsExactly("reserved");
        assertThat(statuses("strategyId=" + strategy)).isEmpty();
        assertThat(statuses("strategyId=" + strategy + "&status=reserved")).containsExactly("reserved");
        TestClock.forward(Duration.ofSeconds(10));
        Shop.redeem(code, member, "o-list-1", order(8_000));
        is(id, "redeemed");
        assertThat(statuses("strategyId=" + strategy + "&status=reserved")).isEmpty();
        assertThat(list("strategyId=" + strategy).getString("items[0].at")).isEqualTo("2026-11-27T12:00:10Z");
        TestClock.forward(Duration.ofSeconds(10));
        Shop.rollBack(id);
        is(id, "rolledBack");
        TestClock.forward(Duration.ofSeconds(10));
        Shop.redeem(code, member, "o-list-1", order(8_000));
        is(id, "redeemed");
        assertThat(list("memberId=" + member).getString("items[0].at")).isEqualTo("2026-11-27T12:00:30Z");
        Shop.rollBack(id);
        Shop.reserve(code, member, "o-list-1", order(8_000));
        TestClock.forward(Duration.ofSeconds(1));
        Event.as("operator").send("DELETE", "/v1/redemptions/" + id, null);
        assertThat(statuses("memberId=" + member)).containsExactly("released");
        assertThat(statuses("strategyId=" + strategy)).isEmpty();
    }

    private void is(String redemption, String status) {
        for (var by : List.of("memberId=" + member, "orderId=o-list-1", "strategyId=" + strategy)) {
            var list = list(by);
            assertThat(list.<String>getList("items.redemption.redemptionId"))
                    .as(by)
                    .containsExactly(redemption);
            assertThat(list.getString("items[0].redemption.status")).as(by).isEqualTo(status);
        }
    }

    @Test
    void isInPagesBetweenTwoTimesAndByStatus() {
        var code = Shop.coupon(strategy, member);
        var made = new ArrayList<String>();
        for (int i = 0; i < 23; i++) {
            TestClock.forward(Duration.ofMinutes(1));
            made.add(Shop.redeem(code, member, "o-" + i, order(8_000)).json().getString("redemptionId"));
        }
        Shop.rollBack(made.get(20));
        Collections.reverse(made);
        for (var by : List.of("memberId=" + member, "strategyId=" + strategy)) {
            assertThat(all(by, 5)).as(by).isEqualTo(made);
            assertThat(all(by + "&status=rolledBack", 5)).as(by).containsExactly(made.get(2));
            assertThat(all(by + "&from=2026-11-27T12:02:00Z&to=2026-11-27T12:05:00Z", 2))
                    .as(by)
                    .isEqualTo(made.subList(19, 22));
            assertThat(all(by + "&from=2026-11-27T12:05:00Z&to=2026-11-27T12:02:00Z", 2))
                    .as(by)
                    .isEmpty();
        }
    }

    @Test
    void asksForExactlyOneOfThree() {
        for (var query : List.of(
                "",
                "memberId=" + member + "&orderId=o",
                "memberId=x",
                "orderId=" + "x".repeat(129),
                "strategyId=" + strategy + "&status=released",
                "memberId=" + member + "&status=lost",
                "memberId=" + member + "&cursor=x",
                "memberId=" + member + "&from=yesterday")) {
            assertThat(ask("marketer", query).status()).as(query).isEqualTo(400);
        }
        assertThat(Event.asMember(member.value())
                        .query("memberId", member.value())
                        .get("/v1/redemptions")
                        .status())
                .isEqualTo(403);
        assertThat(statuses("memberId=" + MemberId.random())).isEmpty();
    }

    /// Each redemption of a crowd is found by its member, its order and its strategy.
    @Test
    void missesNoneOfACrowd() throws Exception {
        TestClock.reset();
        var code = Shop.publicCode(Shop.active("{}"));
        var members = Shop.members(table, 24);
        var redeemed = AtOnce.run(
                24,
                i -> Shop.redeem(code, members.get(i), "listed-" + i, order(8_000))
                        .json()
                        .getString("redemptionId"));
        for (int i = 0; i < 24; i++) {
            assertThat(all("memberId=" + members.get(i), 10)).containsExactly(redeemed.get(i));
            assertThat(all("orderId=listed-" + i, 10)).containsExactly(redeemed.get(i));
        }
        var of = Event.as("operator").get("/v1/coupons/" + code).json().getString("strategyId");
        assertThat(all("strategyId=" + of, 7)).containsExactlyInAnyOrderElementsOf(redeemed);
    }

    private static List<String> all(String query, int limit) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var page = list(query + "&limit=" + limit + (next == null ? "" : "&cursor=" + next));
            found.addAll(page.getList("items.redemption.redemptionId"));
            next = page.getString("next");
        } while (next != null);
        return found;
    }

    private static List<String> statuses(String query) {
        return list(query).getList("items.redemption.status");
    }

    private static Json list(String query) {
        var answer = ask("marketer", query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Event.Answer ask(String role, @Nullable String query) {
        var event = Event.as(role);
        for (var parameter : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            var parts = parameter.split("=", 2);
            event.query(parts[0], parts[1]);
        }
        return event.get("/v1/redemptions");
    }
}
