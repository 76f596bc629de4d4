package dev.merit.coupons.batches;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchesTest {

    @Inject
    Table table;

    @Test
    void isMadeAtOnceAndTakesItsStock() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 1500000}, \"codePattern\": \"SPRING-########\"}");
        var path = "/v1/strategies/" + strategy + "/batches";
        var made = Event.as("marketer").header("Idempotency-Key", "a").post(path, "{\"quantity\": 1000000}");
        assertThat(made.status()).as(made.body()).isEqualTo(202);
        var batch = path + "/" + made.json().getString("batchId");
        assertThat(made.header("Location")).isEqualTo(batch);
        assertThat(made.json().getString("status")).isEqualTo("done");
        assertThat(made.json().getLong("from")).isEqualTo(1);
        assertThat(made.json().getLong("to")).isEqualTo(1_000_000);
        assertThat(made.json().getString("codes")).isEqualTo(batch + "/codes");
        assertThat(Event.as("operator").get(batch).body()).isEqualTo(made.body());
        assertThat(Event.as("operator").get(path).json().getList("items")).hasSize(1);
        var again = Event.as("marketer").header("Idempotency-Key", "a").post(path, "{\"quantity\": 1000000}");
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        refused(
                Event.as("marketer").header("Idempotency-Key", "a").post(path, "{\"quantity\": 1}"),
                422,
                "idempotency-key-reused");
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isEqualTo(500_000);
        var more = Shop.makeBatch(strategy, 500_001);
        refused(more, 409, "sold-out");
        assertThat(more.json().getLong("have")).isEqualTo(500_000);
        assertThat(more.json().getLong("need")).isEqualTo(500_001);
    }

    @Test
    void listsItsCodesByParts() {
        var strategy = Shop.active("{}");
        var path = "/v1/strategies/" + strategy + "/batches/" + Shop.batch(strategy, 1_000_000) + "/codes";
        var first = Event.as("marketer").query("limit", "3").get(path);
        assertThat(first.header("Content-Type")).startsWith("text/csv");
        assertThat(first.header("Link")).isEqualTo("<" + path + "?from=4&limit=3>; rel=\"next\"");
        assertThat(first.body().lines()).hasSize(4).first().isEqualTo("counter,code");
        var most = Event.as("marketer").query("limit", "1000000").get(path);
        assertThat(most.body().lines())
                .hasSize(100_001)
                .startsWith(first.body().lines().toArray(String[]::new));
        assertThat(most.header("Link")).contains("from=100001&limit=100000");
        var last = Event.as("marketer").query("from", "999999").get(path);
        assertThat(last.body().lines()).hasSize(3).last().asString().startsWith("1000000,");
        assertThat(last.header("Link")).isNull();
        var beyond = Event.as("marketer")
                .query("from", "2")
                .get("/v1/strategies/" + strategy + "/batches/" + Shop.batch(strategy, 1) + "/codes");
        assertThat(beyond.body()).isEqualTo("counter,code\r\n");
        assertThat(beyond.header("Link")).isNull();
    }

    @Test
    void refusesWhatIsNoBatch() {
        var strategy = Shop.active("{}");
        for (var quantity : new String[] {"0", "1000001", "-1"}) {
            refused(post(strategy, "{\"quantity\": " + quantity + "}"), 422, "invalid-fields");
        }
        for (var body : new String[] {"{}", "{\"quantity\": \"many\"}", "{\"quantity\": 1.5}"}) {
            assertThat(post(strategy, body).status()).as(body).isIn(400, 422);
        }
        refused(post(StrategyId.random(), "{\"quantity\": 1}"), 404, "not-found");
        refused(post(Shop.draft("{}"), "{\"quantity\": 1}"), 409, "strategy-not-active");
        refused(
                Event.as("storefront").post("/v1/strategies/" + strategy + "/batches", "{\"quantity\": 1}"),
                403,
                "forbidden");
        refused(Event.as("operator").get("/v1/strategies/" + StrategyId.random() + "/batches"), 404, "not-found");
        var batch = Shop.batch(strategy, 1);
        refused(Event.as("operator").get("/v1/strategies/" + Shop.draft("{}") + "/batches/" + batch), 404, "not-found");
    }

    private static Event.Answer post(StrategyId strategy, String body) {
        return Event.as("operator").post("/v1/strategies/" + strategy + "/batches", body);
    }
}
