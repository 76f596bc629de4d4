package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
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

    private static String shown(StrategyId id) {
        var strategy = Event.as("storefront").get("/v1/strategies/" + id).json();
        return Objects.toString(strategy.getString("status")) + " " + strategy.getString("phase");
    }
}
