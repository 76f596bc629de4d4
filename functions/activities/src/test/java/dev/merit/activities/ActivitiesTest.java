package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered to one activity that a shop tells.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ActivitiesTest {

    private static final String FULL = """
            {"activityId": "%s", "memberId": "%s", "type": "purchase", "occurredAt": "2026-11-20T13:00:00.123%s",
             "channel": "web", "amount": {"minorUnits": 1177, "currency": "USD"},
             "items": [{"sku": "A-1", "name": "Tea", "category": "food", "quantity": 2,
                        "amount": {"minorUnits": 1177, "currency": "USD"}}, {"sku": "B", "quantity": 1,
                        "amount": {"minorUnits": 0, "currency": "USD"}}],
             "redemptions": [], "rating": 5, "attributes": {%s}}""";

    @Inject
    ActivitiesFixture shop;

    @Test
    void recordsOnceAndAnswersTheSameAgain() {
        var member = shop.member();
        long before = shop.net();
        var first = post(FULL.formatted("order/1#a", member, "Z", "\"till\": \"7\", \"gift\": \"\", \"a\": \"b\""));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().getString("activityId")).isEqualTo("order/1#a");
        assertThat(first.json().getString("occurredAt")).isEqualTo("2026-11-20T13:00:00.123Z");
        assertThat(first.json().getLong("amount.minorUnits")).isEqualTo(1177);
        assertThat(first.json().getList("items.sku")).isEqualTo(List.of("A-1", "B"));
        assertThat(first.json().getString("attributes.gift")).isEmpty();
        assertThat(Instant.parse(first.json().getString("recordedAt")))
                .isBetween(Instant.now().minusSeconds(30), Instant.now());

        var again = post(FULL.formatted("order/1#a", member, "Z", "\"a\": \"b\", \"gift\": \"\", \"till\": \"7\""));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var elsewhere = FULL.replace("T13", "T14")
                .formatted("order/1#a", member, "+01:00", "\"gift\": \"\", \"a\": \"b\", \"till\": \"7\"");
        assertThat(post(elsewhere).body()).isEqualTo(first.body());
        assertThat(shop.net() - before).isEqualTo(1177);
        assertThat(shop.wallet(member, "net.USD")).isEqualTo(1177);
        assertThat(shop.wallet(member, "purchases.USD")).isEqualTo(1);
        assertThat(shop.wallet(member, "activities")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount={\"minorUnits\": 1001, \"currency\": \"USD\"}",
                "amount={\"minorUnits\": 1000, \"currency\": \"EUR\"}",
                "type=\"sale\"",
                "occurredAt=\"2026-11-20T12:00:00.001Z\"",
                "channel=\"web\"",
                "attributes={\"a\": \"b\"}",
            })
    void refusesAnotherUnderTheSameId(String change) {
        var member = shop.member();
        assertThat(post(Body.purchase("one", member, 1000)).status()).isEqualTo(201);
        var parts = change.split("=", 2);
        var other = post(Body.purchase("one", member, 1000).with(parts[0], parts[1]));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().getString("code")).isEqualTo("activity-differs");
        assertThat(shop.wallet(member, "net.USD")).isEqualTo(1000);
        assertThat(post(Body.purchase("one", shop.member(), 7)).status()).isEqualTo(201);
    }

    @Test
    void keepsLineBreaksAndTabsOfFreeText() {
        var member = shop.member();
        var text = "{\"text\": \"Good.\\r\\nVery\\tgood.\\n\\nAnn\"}";

        assertThat(post(Body.of("r", member, "review").with("attributes", text)).status())
                .isEqualTo(201);

        var list = Event.as("storefront").get("/v1/members/" + member + "/activities");
        assertThat(list.json().getString("items[0].attributes.text")).isEqualTo("Good.\r\nVery\tgood.\n\nAnn");
        assertThat(post(Body.of("s", member, "review").with("attributes", "{\"text\": \"\\u0007\"}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void takesOwnTypesAndLeavesTheTotalsAlone() {
        var member = shop.member();
        long before = shop.net();
        for (var type : List.of("browse", "review", "login", "game-won", "a", "x".repeat(32))) {
            assertThat(post(Body.of(type, member, type)).status()).isEqualTo(201);
            assertThat(post(Body.of(type, member, type)).status()).isEqualTo(200);
        }
        var cart = Body.of("cart", member, "cart").with("amount", Body.usd(99));
        assertThat(post(cart).status()).isEqualTo(201);
        assertThat(shop.net()).isEqualTo(before);
        assertThat(shop.wallet(member, "net.USD")).isZero();
        assertThat(shop.wallet(member, "activities")).isEqualTo(7);
    }

    @Test
    void takesThePastAndFiveMinutesOfTheFuture() {
        var member = shop.member();
        assertThat(occurring(member, "1900-01-01T00:00:00Z").status()).isEqualTo(201);
        assertThat(occurring(member, ahead(Duration.ofMinutes(4))).status()).isEqualTo(201);
        // The second beyond the five minutes, and a few more for a busy machine.
        var late = occurring(member, ahead(Duration.ofSeconds(305)));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.json().getList("errors.pointer")).isEqualTo(List.of("/occurredAt"));
        var now = Instant.now();
        var request = new ActivityRequest(
                ActivitiesFixture.purchase("x", member, 1).activityId(),
                member,
                null,
                "login",
                now.plusSeconds(300),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(request.check(now).problem()).isEmpty();
        assertThat(request.check(now.minusSeconds(1)).problem()).isPresent();
    }

    private Event.Answer occurring(MemberId member, String at) {
        return post(Body.of("at-" + at, member, "login").with("occurredAt", Body.quoted(at)));
    }

    private static String ahead(Duration duration) {
        return Instant.now().plus(duration).toString();
    }

    private static Event.Answer post(Object body) {
        return Event.as("storefront").post("/v1/activities", body.toString());
    }
}
