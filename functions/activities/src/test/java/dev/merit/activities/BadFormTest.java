package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines, limits, and what is no activity at all: refused by name, and nothing of it is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadFormTest extends Refusals {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sku\": \"\"                                                     | 422 | /items/0/sku",
                "\"sku\": null                                                     | 422 | /items/0/sku",
                "\"name\": \" \"                                                   | 422 | /items/0/name",
                "\"category\": \"a\\nb\"                                           | 422 | /items/0/category",
                "\"quantity\": 0                                                   | 422 | /items/0/quantity",
                "\"quantity\": 1000001                                             | 422 | /items/0/quantity",
                "\"quantity\": 2147483648                                          | 422 | /items/0/quantity",
                "\"quantity\": 0.5                                                 | 400 | /items/0/quantity",
                "\"amount\": {\"minorUnits\": -1, \"currency\": \"USD\"}           | 422 | /items/0/amount/minorUnits",
                "\"amount\": {\"minorUnits\": 1, \"currency\": \"EUR\"}            | 422 | /items/0/amount/currency",
                "\"price\": 1                                                      | 400 | /items/0/price",
            })
    void namesTheFieldOfALine(String change, int status, String pointer) {
        var line = Body.line();
        var parts = change.split(": ", 2);
        line.with(parts[0].replace("\"", ""), parts[1]);
        refuses(Body.purchase("bad", member, 5).with("items", "[" + line + "]").toString(), status, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{|400", "[]|400", "null|400", "7|400", "{}|422", "``|400"})
    void refusesWhatIsNoActivity(String body, int status) {
        var before = shop.everything();
        assertThat(Event.as("storefront").post(PATH, body).status()).isEqualTo(status);
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void namesWhatIsTooLongOrTooMany() {
        refuses(Body.purchase("bad", member, 5) + " {}", 400, "");
        refuses(Body.purchase("x".repeat(129), member, 5), 422, "/activityId");
        refusesField("type", Body.quoted("x".repeat(33)), "/type");
        refusesField("channel", Body.quoted("x".repeat(33)), "/channel");
        var line = "{\"sku\": \"A\", \"quantity\": 1, \"amount\": " + Body.usd(1) + "}";
        refusesField("items", "[" + (line + ",").repeat(100) + line + "]", "/items");
        var redemptions = IntStream.range(0, 21).mapToObj("\"000000000000000000%02d\""::formatted);
        refusesField("redemptions", redemptions.toList().toString(), "/redemptions");
        var many = IntStream.range(0, 51).mapToObj(i -> "\"a" + i + "\": \"\"").collect(Collectors.joining(","));
        refusesField("attributes", "{" + many + "}", "/attributes");
        refusesField("attributes", "{\"" + "x".repeat(65) + "\": \"\"}", "/attributes");
        refusesField("attributes", "{\"a\": \"" + "x".repeat(257) + "\"}", "/attributes/a");
    }

    @Test
    void holdsEachTypeToItsFields() {
        refuses(Body.refund("bad", member, "p", 5).without("refundOf"), 422, "/refundOf");
        refuses(Body.refund("bad", member, "p", 5).without("amount"), 422, "/amount");
        refuses(Body.refund("bad", member, "bad", 5), 422, "/refundOf");
        var redemptions = "[\"00000000000000000000\"]";
        refuses(Body.refund("bad", member, "p", 5).with("redemptions", redemptions), 422, "/redemptions");
        refuses(Body.of("bad", member, "browse").with("redemptions", redemptions), 422, "/redemptions");
    }

    @Test
    void asksForTheRightMethodAndMediaType() {
        assertThat(Event.as("operator").get(PATH).status()).isEqualTo(405);
        assertThat(Event.as("operator").send("PUT", PATH, "{}").status()).isEqualTo(405);
        assertThat(Event.as("operator").send("DELETE", BATCH, null).status()).isEqualTo(405);
        assertThat(Event.as("operator")
                        .post("/v1/members/" + member + "/activities", "{}")
                        .status())
                .isEqualTo(405);
        var text = Event.as("operator").header("content-type", "text/plain").post(PATH, "{}");
        assertThat(text.status()).isEqualTo(415);
    }

    @Test
    void refusesBatchesOfTheWrongForm() {
        var row = Body.of("a", shop.member(), "login").toString();
        refuses(BATCH, "{\"activities\": []}", 422, "/activities");
        refuses(BATCH, "{\"activities\": [" + (row + ",").repeat(500) + row + "]}", 422, "/activities");
        refuses(BATCH, "{\"activities\": {}}", 400, "/activities");
        refuses(BATCH, "{\"activities\": null}", 422, "/activities");
        refuses(BATCH, "{}", 422, "/activities");
        refuses(BATCH, "{\"activities\": [" + row + "], \"more\": 1}", 400, "/more");
        refuses(BATCH, "{\"activities\": [" + row + "}", 400, "");
    }

    private void refusesField(String field, String json, String pointer) {
        refuses(Body.purchase("bad", member, 5).with(field, json), 422, pointer);
    }
}
