package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.Redeemed;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a purchase would earn is what it earns.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PointsPreviewsTest {

    private static final Currency USD = Currency.getInstance("USD");

    private static final String PROGRAMME = """
            {"currency": "USD", "perUnit": "1", "categories": {"books": "2", "gifts": "0"}, "pendingDays": 14,
             "expireAfterMonths": 12, "tiers": {"gold": "1.5", "standard": "0.7"},
             "startsAt": "2026-01-01T00:00:00Z"}""";

    private static final String TIERS = """
            {"basis": "spend", "currency": "USD", "months": 12, "tiers": [{"name": "gold", "threshold": 100000}]}""";

    @Inject
    Table table;

    private final MemberId member = MemberId.random();

    @BeforeEach
    void setUp() {
        table.write(Write.put(Item.at(Keys.wallet(member))));
        set("/v1/points/programme", PROGRAMME);
        set("/v1/tiers", TIERS);
    }

    @AfterEach
    void today() {
        TestClock.reset();
    }

    @Test
    void agreesWithWhatThePurchaseEarnsWhateverItsLines() {
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            var redemption = redeemed("1." + random.nextInt(10));
            var purchase = "\"memberId\": \"%s\", \"amount\": %s, \"items\": [%s], \"redemptions\": [%s]"
                    .formatted(
                            member,
                            money(random.nextInt(20_000)),
                            lines(random),
                            random.nextBoolean() ? "" : "\"" + redemption + "\"");
            var preview = preview("{" + purchase + "}");
            var recorded = Event.as("storefront").post("/v1/activities", """
                    {"activityId": "p%d", "type": "purchase", "occurredAt": "%s", %s}""".formatted(i, TestClock.now(), purchase));
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
            var earned = recorded.json().<Integer>get("points");
            assertThat(preview.getInt("points")).as(purchase).isEqualTo(earned == null ? 0 : earned);
            List<Integer> byRule = preview.getList("rules.points");
            assertThat(byRule.stream().mapToInt(Integer::intValue).sum()).isEqualTo(preview.getInt("points"));
        }
    }

    @Test
    void saysTheRulesTheTierAndTheTimes() {
        TestClock.reset();
        var preview = preview("""
                {"tier": "gold", "amount": %s, "items": [
                 {"sku": "b", "category": "books", "quantity": 1, "amount": %s},
                 {"sku": "g", "category": "gifts", "quantity": 1, "amount": %s}]}""".formatted(money(10_000), money(4_000), money(1_000)));
        assertThat(preview.getInt("points")).isEqualTo(195);
        assertThat(preview.getString("tier")).isEqualTo("gold");
        assertThat(preview.getString("multiplier")).isEqualTo("1.5");
        assertThat(preview.<Map<String, Object>>getList("rules"))
                .containsExactly(
                        Map.of("category", "books", "perUnit", "2", "points", 120),
                        Map.of("category", "gifts", "perUnit", "0", "points", 0),
                        Map.of("perUnit", "1", "points", 75));
        assertThat(preview.getString("availableAt")).endsWith("T00:00:00Z");
        assertThat(preview.getString("expiresAt")).endsWith("-01T00:00:00Z");
    }

    @Test
    void isOfTheTierThatTheMemberHasNow() {
        assertThat(preview(ofMember(1_000)).getInt("points")).isEqualTo(7);
        var bought =
                Event.as("storefront").post("/v1/activities", """
                {"activityId": "big", "memberId": "%s", "type": "purchase", "occurredAt": "%s", "amount": %s}""".formatted(member, TestClock.now(), money(100_000)));
        assertThat(bought.status()).isEqualTo(201);
        assertThat(preview(ofMember(1_000)).getInt("points")).isEqualTo(15);
        assertThat(preview("{\"amount\": " + money(1_000) + "}").getString("tier"))
                .isEqualTo("standard");
    }

    @Test
    void earnsNothingInAnotherCurrency() {
        var other = preview("{\"amount\": {\"minorUnits\": 5000, \"currency\": \"EUR\"}}");
        assertThat(other.getInt("points")).isZero();
        assertThat(other.getList("rules")).isEmpty();
        assertThat(other.getString("availableAt")).isNull();
    }

    @Test
    void refusesWhatRecordingRefuses() {
        refused("{\"memberId\": \"" + MemberId.random() + "\", \"amount\": " + money(1) + "}", "unknown-member");
        refused(
                "{\"memberId\": \"%s\", \"amount\": %s, \"redemptions\": [\"%s\"]}"
                        .formatted(member, money(1), RedemptionId.random()),
                "not-redeemed");
        refused("{\"tier\": \"platinum\", \"amount\": " + money(1) + "}", "invalid-fields");
        refused(
                "{\"memberId\": \"" + member + "\", \"tier\": \"gold\", \"amount\": " + money(1) + "}",
                "invalid-fields");
        refused(
                "{\"amount\": " + money(1) + ", \"redemptions\": [\"" + RedemptionId.random() + "\"]}",
                "invalid-fields");
        refused("{\"amount\": " + money(-1) + "}", "invalid-fields");
    }

    @Test
    void asksForMembersOnlyWhatIsTheirs() {
        assertThat(Event.asMember(member.value())
                        .post("/v1/points/previews", ofMember(1))
                        .status())
                .isEqualTo(200);
        var stranger = Event.asMember(MemberId.random().value());
        assertThat(stranger.post("/v1/points/previews", ofMember(1)).status()).isEqualTo(403);
        assertThat(stranger.post("/v1/points/previews", "{\"amount\": " + money(1) + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsAChangedProgrammeAfterAMinuteAsPurchasesDo() {
        preview(ofMember(1_000));
        set("/v1/points/programme", PROGRAMME.replace("\"perUnit\": \"1\"", "\"perUnit\": \"10\""));
        TestClock.ahead(Duration.ofMinutes(2));
        assertThat(preview(ofMember(1_000)).getInt("points")).isEqualTo(70);
    }

    private static String lines(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> line("books", random.nextInt(5_000));
            default ->
                line("books", random.nextInt(5_000)) + ", " + line("gifts", random.nextInt(5_000)) + ", "
                        + line("tea", random.nextInt(9_000));
        };
    }

    private static String line(String category, int minorUnits) {
        return "{\"sku\": \"x\", \"category\": \"%s\", \"quantity\": 1, \"amount\": %s}"
                .formatted(category, money(minorUnits));
    }

    private String ofMember(long minorUnits) {
        return "{\"memberId\": \"" + member + "\", \"amount\": " + money(minorUnits) + "}";
    }

    private static Json preview(String body) {
        var answer = Event.as("marketer").post("/v1/points/previews", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void refused(String body, String code) {
        var answer = Event.as("storefront").post("/v1/points/previews", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }

    private static void set(String path, String body) {
        var put = Event.as("marketer").header("If-Match", "*").send("PUT", path, body);
        assertThat(put.status()).as(put.body()).isEqualTo(200);
    }

    private static String money(long minorUnits) {
        return "{\"minorUnits\": " + minorUnits + ", \"currency\": \"USD\"}";
    }

    private RedemptionId redeemed(String factor) {
        var id = RedemptionId.random();
        var redemption =
                Redeemed.of(id, StrategyId.random(), member, "order-" + id, new Money(100_000, USD), Money.zero(USD));
        table.write(Write.put(redemption.toItem().text(Redemption.POINTS_FACTOR, factor)));
        return id;
    }
}
