package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrategyResourceTest {

    @Inject
    Table table;

    @Test
    void goesFromDraftToEndAndTakesEachStepOnce() {
        var id = Shop.draft("{}");
        for (var step : new String[] {"activate:active", "pause:paused", "activate:active", "end:ended"}) {
            var action = step.substring(0, step.indexOf(':'));
            var first = act(id, action);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().getString("status")).isEqualTo(step.substring(step.indexOf(':') + 1));
            var again = act(id, action);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
        assertThat(Event.as("marketer").get("/v1/strategies/" + id).header("ETag"))
                .isEqualTo("\"5\"");
    }

    @Test
    void refusesTheWrongSteps() {
        var draft = Shop.draft("{}");
        refused(act(draft, "pause"), 409, "strategy-not-active");
        assertThat(act(draft, "pause").json().getString("detail"))
                .isEqualTo("The strategy is draft and cannot become paused.");
        assertThat(act(draft, "pause").json().getString("have")).isEqualTo("draft");
        assertThat(act(draft, "pause").json().getString("need")).isEqualTo("active");
        assertThat(act(draft, "end").status()).isEqualTo(200);
        refused(act(draft, "activate"), 409, "strategy-not-startable");
        refused(act(draft, "pause"), 409, "strategy-not-active");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 15", "16, 16", "17, 16", "1000, 16", "10000000, 16"})
    void laysOutTheStockOnceWhenADraftIsActivated(long stock, int shards) {
        var id = Shop.draft("{\"limits\": {\"stock\": " + stock + "}}");
        assertThat(left(id)).isZero();
        Shop.bring(id, "activate");
        Shop.bring(id, "activate");
        Shop.bring(id, "pause");
        Shop.bring(id, "activate");
        assertThat(left(id)).isEqualTo(stock);
        assertThat(table.get(Shards.ofStock(id).keys())).hasSize(shards);
    }

    @Test
    void laysOutTheStockOnceHoweverManyActivateAtOnce() throws Exception {
        var id = Shop.draft("{\"limits\": {\"stock\": 100}}");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> act(id, "activate").status());
            }
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(left(id)).isEqualTo(100);
        assertThat(Event.as("marketer").get("/v1/strategies/" + id).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void asksForTheRole() {
        var id = Shop.draft("{}");
        for (var action : new String[] {"activate", "pause", "end"}) {
            var path = "/v1/strategies/" + id + "/" + action;
            refused(Event.anonymous().send("POST", path, null), 401, "unauthorized");
            refused(Event.as("storefront").send("POST", path, null), 403, "forbidden");
        }
        refused(Event.anonymous().patch("/v1/strategies/" + id, "{}"), 401, "unauthorized");
        refused(Event.as("storefront").patch("/v1/strategies/" + id, "{}"), 403, "forbidden");
        refused(Event.anonymous().get("/v1/strategies/" + id), 401, "unauthorized");
        refused(Event.asMember("m").get("/v1/strategies/" + id), 403, "forbidden");
    }

    private static Event.Answer act(StrategyId id, String action) {
        return Event.as("operator").send("POST", "/v1/strategies/" + id + "/" + action, null);
    }

    private long left(StrategyId id) {
        return table.get(Shards.ofStock(id).keys()).values().stream()
                .mapToLong((Item item) -> item.sum("left"))
                .sum();
    }
}
