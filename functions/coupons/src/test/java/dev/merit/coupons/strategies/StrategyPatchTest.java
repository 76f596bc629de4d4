package dev.merit.coupons.strategies;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditActor;
import dev.merit.shared.audit.AuditTarget;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrategyPatchTest {

    @Inject
    Table table;

    @Inject
    Strategies strategies;

    @Inject
    Lifecycle lifecycle;

    @Inject
    TermsUpdate updates;

    @Test
    void changesADraft() {
        var id = Shop.draft("{\"codePattern\": \"A-########\", \"limits\": {\"stock\": 10, \"perMember\": 1}}");
        var answer = patch(id, "\"1\"", """
                {"name": "Summer", "codePattern": null, "limits": {"stock": 5}, "currency": "EUR",
                 "benefit": {"type": "amountOff", "percent": null, "amount": {"minorUnits": 100, "currency": "EUR"}}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        var strategy = answer.json();
        assertThat(strategy.getString("name")).isEqualTo("Summer");
        assertThat(strategy.getString("codePattern")).isNull();
        assertThat(strategy.getInt("limits.stock")).isEqualTo(5);
        assertThat(strategy.getInt("limits.perMember")).isEqualTo(1);
        assertThat(strategy.getString("benefit.type")).isEqualTo("amountOff");
        assertThat(Event.as("marketer").get("/v1/strategies/" + id).body()).isEqualTo(answer.body());
        Shop.bring(id, "activate");
        assertThat(left(id)).isEqualTo(5);
    }

    @Test
    void asksForTheVersion() {
        var id = Shop.draft("{}");
        refused(patch(id, null, "{\"name\": \"a\"}"), 428, "precondition-required");
        refused(patch(id, "\"2\"", "{\"name\": \"a\"}"), 412, "precondition-failed");
        assertThat(patch(id, "*", "{\"name\": \"a\"}").status()).isEqualTo(200);
        refused(patch(id, "\"1\"", "{\"name\": \"b\"}"), 412, "precondition-failed");
    }

    @Test
    void refusesAnEditThatAnotherOvertook() {
        var id = Shop.draft("{}");
        var read = strategies.find(id).orElseThrow();
        var act = new AuditAct(
                new AuditActor(List.of("marketer"), "somebody", null), "updateStrategy", AuditTarget.of(read.id()));
        assertThat(lifecycle.change(read, StrategyStatus.ACTIVE, act)).isPresent();
        assertThat(updates.update(read, read.terms(), act)).isInstanceOf(StrategyUpdate.Overtaken.class);
    }

    @Test
    void refusesToChangeWhatIsActiveOrEnded() {
        var id = Shop.active("{}");
        refused(patch(id, "*", "{\"name\": \"a\"}"), 409, "strategy-not-editable");
        Shop.bring(id, "end");
        refused(patch(id, "*", "{\"name\": \"a\"}"), 409, "strategy-not-editable");
    }

    @Test
    void raisesTheLimitsOfWhatIsPaused() {
        var id = paused();
        var answer = patch(id, "*", """
                {"name": "Longer", "window": {"to": "2098-01-01T00:00:00"}, "limits": {"stock": 33, "perMember": 3}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getString("window.to")).isEqualTo("2098-01-01T00:00:00");
        assertThat(left(id)).isEqualTo(33);
        assertThat(patch(id, "*", "{\"window\": {\"to\": null}}").status()).isEqualTo(200);
        assertThat(left(id)).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"promotion\" | /kind",
                "\"currency\": \"EUR\" | /currency",
                "\"limits\": {\"stock\": 9} | /limits/stock",
                "\"limits\": {\"stock\": null} | /limits/stock",
                "\"limits\": {\"perMember\": 1} | /limits/perMember",
                "\"limits\": null | /limits/perMember",
            })
    void keepsWhatAllCouponsOfAPausedStrategyHaveInCommon(String field, String pointer) {
        var id = paused();
        var answer = patch(id, "*", "{" + field + "}");
        refused(answer, 409, "strategy-not-editable");
        assertThat(answer.json().<String>getList("errors.pointer")).contains(pointer);
        assertThat(left(id)).isEqualTo(10);
    }

    @Test
    void raisesAndLowersTheBudgetByWhatIsLeftOfIt() {
        var id = Shop.active("{\"limits\": {\"budget\": " + Shop.usd(1_000) + "}}");
        var member = Shop.member(table);
        assertThat(Shop.redeem(Shop.coupon(id, member), member, "o", Shop.order(3_200))
                        .status())
                .isEqualTo(201);
        Shop.bring(id, "pause");
        assertThat(patch(id, "*", budget(1_500)).status()).isEqualTo(200);
        assertThat(Shop.left(table, Shards.ofBudget(id))).isEqualTo(1_100);
        assertThat(patch(id, "*", budget(500)).status()).isEqualTo(200);
        assertThat(Shop.left(table, Shards.ofBudget(id))).isEqualTo(100);
        var tooLow = patch(id, "*", budget(399));
        refused(tooLow, 409, "strategy-not-editable");
        assertThat(tooLow.json().getInt("have")).isEqualTo(100);
        assertThat(tooLow.json().getInt("need")).isEqualTo(101);
        refused(patch(id, "*", "{\"limits\": null}"), 409, "strategy-not-editable");
        assertThat(patch(id, "*", budget(400)).status()).isEqualTo(200);
        assertThat(Shop.left(table, Shards.ofBudget(id))).isZero();
    }

    private static String budget(long cents) {
        return "{\"limits\": {\"budget\": " + Shop.usd(cents) + "}}";
    }

    @Test
    void keepsTheCurrencyOfAnOpening() {
        var id = Shop.draft("{\"opening\": {\"revenue\": {\"minorUnits\": 5, \"currency\": \"USD\"}}}");
        refused(patch(id, "*", "{\"currency\": \"EUR\"}"), 409, "strategy-not-editable");
        assertThat(patch(id, "*", "{\"name\": \"a\"}").json().getInt("opening.revenue.minorUnits"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"externalId\": \"a\"}",
                "{\"opening\": null, \"status\": \"active\"}",
                "{\"limits\": {\"stock\": \"a\"}}",
                "[]",
            })
    void refusesPatchesItCannotRead(String patch) {
        refused(patch(Shop.draft("{}"), "*", patch), 400, "unreadable-body");
    }

    @Test
    void refusesPatchesThatLeaveNoStrategy() {
        var id = Shop.draft("{}");
        refused(patch(id, "*", "{\"name\": null}"), 422, "invalid-fields");
        refused(patch(id, "*", "{\"limits\": {\"stock\": -1}}"), 422, "invalid-fields");
    }

    private static StrategyId paused() {
        var id = Shop.active("{\"limits\": {\"stock\": 10, \"perMember\": 2}}");
        Shop.bring(id, "pause");
        return id;
    }

    private static Event.Answer patch(StrategyId id, String version, String patch) {
        var event = Event.as("marketer");
        return (version == null ? event : event.header("If-Match", version)).patch("/v1/strategies/" + id, patch);
    }

    private long left(StrategyId id) {
        return table.get(Shards.ofStock(id).keys()).values().stream()
                .mapToLong((Item item) -> item.sum("left"))
                .sum();
    }
}
