package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a strategy's window stands, as its answers show it: worked out, and never kept.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PhaseTest {

    @Inject
    Table table;

    /// In hours from now, on the zone's clocks.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2, , scheduled",
        "America/New_York, -2, , running",
        "Europe/London, -48, -3, over",
        "Australia/Lord_Howe, -3, 3, running",
        "Australia/Lord_Howe, 3, 6, scheduled",
        "Asia/Shanghai, -6, -3, over",
    })
    void followsTheWindow(String zone, long from, Long to, String phase) {
        var clocks = LocalDateTime.now(ZoneId.of(zone)).withNano(0);
        var end = to == null ? "" : "\"to\": \"" + clocks.plusHours(to) + "\", ";
        var id = Shop.active(
                "{\"window\": {\"from\": \"%s\", %s\"zone\": \"%s\"}}".formatted(clocks.plusHours(from), end, zone));
        assertThat(shown(id)).isEqualTo("active " + phase);
        assertThat(table.get(Keys.strategy(id)).orElseThrow().attributeNames()).doesNotContain("phase");

        var issued = Shop.issue(id, Shop.member(table));
        if (phase.equals("running")) {
            assertThat(issued.status()).isEqualTo(201);
        } else {
            refused(issued, 409, "strategy-not-active");
        }
    }

    @Test
    void doesNotHangOnTheStatus() {
        var id = Shop.draft("{}");
        assertThat(shown(id)).isEqualTo("draft running");
        Shop.bring(id, "activate");
        Shop.bring(id, "pause");
        assertThat(shown(id)).isEqualTo("paused running");
        Shop.bring(id, "end");
        assertThat(shown(id)).isEqualTo("ended running");
    }

    /// Coupons, codes of batches and jobs ahead of the window, valid from its beginning on.
    @Test
    void issuesAheadOfItsWindowWhereTheTermsSaySo() {
        TestClock.stopAt(Instant.parse("2026-11-27T12:00:00Z"));
        var id = Shop.active("""
                {"window": {"from": "2026-12-01T00:00:00", "issueFrom": "2026-11-28T00:00:00", "zone": "UTC"},
                 "limits": {"stock": 10}}""");
        var member = Shop.member(table);
        var early = Shop.issue(id, member);
        refused(early, 409, "strategy-not-active");
        assertThat(early.json().getString("need")).isEqualTo("2026-11-28T00:00:00Z");
        refused(Shop.makeBatch(id, 2), 409, "strategy-not-active");
        TestClock.forward(Duration.ofDays(1));
        assertThat(shown(id)).isEqualTo("active scheduled");
        var issued = Shop.issue(id, member);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.json().getString("validFrom")).isEqualTo("2026-12-01T00:00:00Z");
        String code = issued.json().getString("code");
        var batch = Shop.codes(id, Shop.batch(id, 2));
        for (var each : List.of(code, batch.getFirst())) {
            var redeemed = Shop.redeem(each, member, "o", Shop.order(8_000));
            refused(redeemed, 422, "not-eligible");
            assertThat(redeemed.json().<String>getList("reasons.code")).containsExactly("not-yet-valid");
        }
        TestClock.forward(Duration.ofDays(3));
        for (var each : List.of(code, batch.getFirst())) {
            assertThat(Shop.redeem(each, member, "o", Shop.order(8_000)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void neverBeginsBeforeItIssues() {
        var answer = Event.as("marketer")
                .post(
                        "/v1/strategies",
                        Shop.terms(
                                "{\"window\": {\"from\": \"2026-12-01T00:00:00\", \"issueFrom\": \"2026-12-02T00:00:00\", \"zone\": \"UTC\"}}"));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    private static String shown(StrategyId id) {
        var strategy = Event.as("storefront").get("/v1/strategies/" + id).json();
        return Objects.toString(strategy.getString("status")) + " " + strategy.getString("phase");
    }
}
