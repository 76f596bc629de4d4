package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static dev.merit.shared.testing.Shop.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrategiesResourceTest {

    private static final String FULL = """
            {"window": {"from": "2020-03-01T00:00:00", "to": "2099-01-01T00:00:00", "zone": "America/New_York"},
             "benefit": {"type": "percentOff", "percent": "12.50", "maximum": {"minorUnits": 2000, "currency": "USD"}},
             "conditions": {"minimumSpend": {"minorUnits": 5000, "currency": "USD"}, "channels": ["web", "app"]},
             "limits": {"stock": 1000, "perMember": 2}, "stackable": false, "codePattern": "SPRING-########"}""";

    @Inject
    Table table;

    @Inject
    Totals totals;

    @Test
    void makesADraft() {
        var answer = create(FULL);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var strategy = answer.json();
        assertThat(strategy.getString("status")).isEqualTo("draft");
        assertThat(strategy.getString("name")).isEqualTo("Spring");
        assertThat(strategy.getString("kind")).isEqualTo("coupon");
        assertThat(strategy.getString("window.to")).isEqualTo("2099-01-01T00:00:00");
        assertThat(strategy.getString("window.zone")).isEqualTo("America/New_York");
        assertThat(strategy.getString("benefit.percent")).isEqualTo("12.5");
        assertThat(strategy.getInt("benefit.maximum.minorUnits")).isEqualTo(2000);
        assertThat(strategy.getInt("conditions.minimumSpend.minorUnits")).isEqualTo(5000);
        assertThat(strategy.<String>getList("conditions.channels")).containsExactly("web", "app");
        assertThat(strategy.getInt("limits.stock")).isEqualTo(1000);
        assertThat(strategy.getInt("limits.perMember")).isEqualTo(2);
        assertThat(strategy.getString("codePattern")).isEqualTo("SPRING-########");
        assertThat(answer.header("Location")).isEqualTo("/v1/strategies/" + strategy.getString("strategyId"));

        var read = Event.as("storefront").get(answer.header("Location"));
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void leavesOutWhatWasNotGiven() {
        var body = create("{\"benefit\": {\"type\": \"amountOff\", \"amount\": {\"minorUnits\": 500, \"currency\":"
                        + " \"USD\"}}}")
                .body();
        assertThat(body)
                .doesNotContain("null", "percent", "conditions", "limits", "codePattern", "externalId", "opening");
    }

    @Test
    void answersTheSameKeyAlikeAndRefusesItForAnother() {
        var key = UUID.randomUUID().toString();
        var first = Event.as("marketer").header("Idempotency-Key", key).post("/v1/strategies", terms("{}"));
        var again = Event.as("marketer").header("Idempotency-Key", key).post("/v1/strategies", terms("{}"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        refused(
                Event.as("marketer")
                        .header("Idempotency-Key", key)
                        .post("/v1/strategies", terms("{\"name\": \"Other\"}")),
                422,
                "idempotency-key-reused");
    }

    @Test
    void knowsTheShopsNameForAStrategy() {
        var name = "campaign " + UUID.randomUUID();
        var first = create("{\"externalId\": \"" + name + "\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("externalId")).isEqualTo(name);
        var again = create("{\"externalId\": \"" + name + "\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        refused(create("{\"externalId\": \"" + name + "\", \"name\": \"Other\"}"), 409, "already-exists");

        Shop.bring(new StrategyId(first.json().getString("strategyId")), "activate");
        var later = create("{\"externalId\": \"" + name + "\"}");
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.json().getString("status")).isEqualTo("active");
        assertThat(later.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void countsTheOpeningRevenueAtOnceAndOnce() {
        var name = UUID.randomUUID().toString();
        var opening =
                "{\"currency\": \"EUR\", \"externalId\": \"%s\", \"opening\": {\"revenue\": {\"minorUnits\": 123456, \"currency\": \"EUR\"}, \"at\": \"2019-05-01T12:00:00Z\"}}"
                        .formatted(name);
        var answer = create(opening);
        var path = answer.header("Location");
        for (var role : List.of("marketer", "operator")) {
            assertThat(Event.as(role, "storefront").get(path).json().getLong("opening.revenue.minorUnits"))
                    .isEqualTo(123456);
        }
        assertThat(Event.as("storefront").get(path).body())
                .contains("strategyId")
                .doesNotContain("opening", "123456");
        assertThat(listed("storefront", path)).contains("strategyId").doesNotContain("opening", "123456");
        assertThat(listed("marketer", path)).contains("opening", "123456");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(create(opening).status()).isEqualTo(200);
        var id = new StrategyId(answer.json().getString("strategyId"));
        var total = new Total.Revenue(Currency.getInstance("EUR"), id);
        assertThat(totals.upTo(null, false, total.series()).of(total).amount()).isEqualTo(123456);
        assertThat(upTo("2019-05-01T12:15:00Z", total)).isEqualTo(123456);
        assertThat(upTo("2019-05-01T12:00:00Z", total)).isZero();

        var item = table.get(Keys.strategy(id)).orElseThrow();
        assertThat(LedgerPosition.from(item)).isPresent();
        assertThat(item.number("openingRevenue")).isEqualTo(123456);
        assertThat(item.instant("openingAt")).isEqualTo(Instant.parse("2019-05-01T12:00:00Z"));
        assertThat(item.text("currency")).isEqualTo("EUR");
        assertThat(item.text("name")).isEqualTo("Spring");

        var position = LedgerPosition.from(item);
        Shop.bring(id, "activate");
        var activated = table.get(Keys.strategy(id)).orElseThrow();
        assertThat(LedgerPosition.from(activated)).isEqualTo(position);
        assertThat(Effects.versionOf(activated)).isEqualTo(Effects.VERSION);
    }

    @Test
    void hasNoPositionInTheLedgerWithoutAnOpening() {
        var id = new StrategyId(create("{}").json().getString("strategyId"));
        assertThat(LedgerPosition.from(table.get(Keys.strategy(id)).orElseThrow()))
                .isEmpty();
    }

    private long upTo(String instant, Total total) {
        return totals.upTo(QuarterHour.of(Instant.parse(instant)), false, total.series())
                .of(total)
                .amount()
                .longValueExact();
    }

    @Test
    void asksForTheRole() {
        refused(Event.anonymous().post("/v1/strategies", terms("{}")), 401, "unauthorized");
        refused(Event.anonymous().get("/v1/strategies"), 401, "unauthorized");
        refused(Event.as("storefront").post("/v1/strategies", terms("{}")), 403, "forbidden");
        refused(Event.asMember("m").get("/v1/strategies"), 403, "forbidden");
    }

    private static Event.Answer create(String fields) {
        return Event.as("marketer").post("/v1/strategies", terms(fields));
    }

    /// A strategy as the list has it.
    private static String listed(String role, String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        String cursor = null;
        do {
            var event = Event.as(role).query("limit", "100");
            var page = (cursor == null ? event : event.query("cursor", cursor))
                    .get("/v1/strategies")
                    .json();
            var found = page.find("items", "strategyId", id);
            if (found.isPresent()) {
                return found.orElseThrow().getString("");
            }
            cursor = page.getString("next");
        } while (cursor != null);
        throw new AssertionError(path + " is not listed");
    }
}
