package dev.merit.coupons.refusals;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.testing.WriteMeter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For what reasons strategies refuse, by day.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RefusalCountsTest {

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        TestClock.stopAt(Instant.parse("2026-11-27T12:00:00Z"));
        member = Shop.member(table);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @Test
    void areCountedForTheStrategyWhoseCodeStandsInTheWay() {
        var strategy =
                Shop.active("{\"limits\": {\"perMember\": 1}, \"conditions\": {\"minimumSpend\": " + usd(5_000) + "}}");
        var other = Shop.active("{\"stackable\": true}");
        var code = Shop.coupon(strategy, member);
        Shop.issue(strategy, member);
        Shop.redeem(code, member, "o1", order(100));
        Shop.redeem(code, member, "o1", order(200));
        Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/validate",
                        "{\"memberId\": \"" + member + "\", \"order\": " + order(100) + "}");
        Event.as("storefront")
                .post(
                        "/v1/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"o2\", \"codes\": [\"%s\", \"%s\"], \"order\": %s}"
                                .formatted(member, code, Shop.coupon(other, member), order(100)));
        Shop.redeem(code, member, "o1", order(8_000));
        Shop.redeem(code, member, "o3", order(8_000));
        Shop.redeem("ABCD-EFGH-JK4", member, "o3", order(8_000));
        assertThat(counts(strategy, ""))
                .containsExactly(
                        "2026-11-27 already-redeemed 1",
                        "2026-11-27 member-limit-reached 1",
                        "2026-11-27 minimum-spend 3");
        assertThat(counts(other, "")).isEmpty();
        TestClock.forward(Duration.ofDays(1));
        Shop.redeem(code, member, "o3", order(8_000));
        assertThat(counts(strategy, "2026-11-28")).containsExactly("2026-11-28 already-redeemed 1");
        assertThat(counts(strategy, "")).hasSize(4);
    }

    @Test
    void loseNothingOfACrowdInOneProcess() throws Exception {
        var strategy = Shop.active("{\"conditions\": {\"minimumSpend\": " + usd(5_000) + "}}");
        var code = Shop.publicCode(strategy);
        AtOnce.run(16, i -> {
            for (int n = 0; n < 5; n++) {
                Shop.redeem(code, member, "crowd-" + i + "-" + n, order(100));
                if (n == 2) {
                    counts(strategy, "");
                }
            }
            return true;
        });
        assertThat(counts(strategy, "")).containsExactly("2026-11-27 minimum-spend 80");
    }

    /// A burst of a thousand refusals within the time costs nothing, and then one write for each day of a strategy.
    @Test
    void costAWriteNowAndThen() {
        var meter = new WriteMeter();
        try (var client = TestDatabase.client(meter)) {
            var counts = new RefusalCounts(new Table(client, TestDatabase.newTable()), Clock.systemUTC(), 3_600);
            var strategy = StrategyId.random();
            var burst = meter.since(() -> {
                for (int i = 0; i < 1_000; i++) {
                    counts.count(strategy, "sold-out");
                }
            });
            assertThat(burst.units()).isZero();
            var today = LocalDate.now(ZoneOffset.UTC);
            var found = new ArrayList<RefusalCounts.Count>();
            assertThat(meter.since(() -> found.addAll(counts.of(strategy, today.minusDays(1), today)))
                            .units())
                    .isEqualTo(1);
            assertThat(found).extracting(RefusalCounts.Count::count).containsExactly(1_000L);
        }
    }

    @Test
    void areForMarketersAndAtMostAYear() {
        var strategy = Shop.active("{}");
        assertThat(Event.as("storefront")
                        .get("/v1/strategies/" + strategy + "/refusals")
                        .status())
                .isEqualTo(403);
        assertThat(Event.as("marketer")
                        .get("/v1/strategies/000000000000/refusals")
                        .status())
                .isEqualTo(404);
        assertThat(Event.as("marketer")
                        .query("from", "2024-01-01")
                        .get("/v1/strategies/" + strategy + "/refusals")
                        .status())
                .isEqualTo(400);
        assertThat(Event.as("marketer")
                        .query("from", "2026-11-28")
                        .query("to", "2026-11-27")
                        .get("/v1/strategies/" + strategy + "/refusals")
                        .status())
                .isEqualTo(400);
    }

    private static List<String> counts(StrategyId strategy, String from) {
        var event = Event.as("marketer");
        if (!from.isEmpty()) {
            event.query("from", from);
        }
        var answer = event.get("/v1/strategies/" + strategy + "/refusals");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var rows = new ArrayList<String>();
        List<String> days = answer.json().getList("items.day");
        for (int i = 0; i < days.size(); i++) {
            rows.add(days.get(i) + " " + answer.json().getString("items[" + i + "].code") + " "
                    + answer.json().getLong("items[" + i + "].count"));
        }
        return rows;
    }
}
