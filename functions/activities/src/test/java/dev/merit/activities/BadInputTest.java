package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with an activity is named, and nothing of it is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadInputTest {

    private static final String PATH = "/v1/activities";

    @Inject
    Shop shop;

    private MemberId member = MemberId.random();

    @BeforeEach
    void haveAMember() {
        member = shop.member();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "activityId       |                                  | 422 | /activityId",
                "activityId       | null                             | 422 | /activityId",
                "activityId       | \"\"                             | 422 | /activityId",
                "activityId       | \"a b\"                          | 422 | /activityId",
                "activityId       | \"ä\"                            | 422 | /activityId",
                "activityId       | 7                                | 400 | /activityId",
                "memberId         |                                  | 422 | /memberId",
                "memberId         | \"x\"                            | 422 | /memberId",
                "memberId         | 7                                | 400 | /memberId",
                "externalMemberId | \"C-1\"                          | 422 | /externalMemberId",
                "type             |                                  | 422 | /type",
                "type             | \"\"                             | 422 | /type",
                "type             | \"Purchase\"                     | 422 | /type",
                "type             | \"1st\"                          | 422 | /type",
                "type             | 7                                | 400 | /type",
                "occurredAt       |                                  | 422 | /occurredAt",
                "occurredAt       | 1700000000                       | 400 | /occurredAt",
                "occurredAt       | \"2026-01-01\"                   | 422 | /occurredAt",
                "occurredAt       | \"2026-01-01T00:00:00\"          | 422 | /occurredAt",
                "occurredAt       | \"1899-12-31T23:59:59Z\"         | 422 | /occurredAt",
                "occurredAt       | \"9999-12-31T23:59:59Z\"         | 422 | /occurredAt",
                "channel          | \"Web\"                          | 422 | /channel",
                "channel          | \"\"                             | 422 | /channel",
                "rating           | 0                                | 422 | /rating",
                "rating           | 6                                | 422 | /rating",
                "rating           | 1.5                              | 400 | /rating",
                "rating           | \"5\"                            | 400 | /rating",
                "refundOf         | \"one\"                          | 422 | /refundOf",
                "amount           |                                  | 422 | /amount",
                "amount           | 5                                | 400 | /amount",
                "amount           | {}                               | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1}              | 422 | /amount/currency",
                "amount           | {\"minorUnits\": null, \"currency\": \"USD\"}                | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": -1, \"currency\": \"USD\"}                  | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1000000000000001, \"currency\": \"USD\"}    | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 9223372036854775808, \"currency\": \"USD\"} | 422 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 1.5, \"currency\": \"USD\"}                 | 400 | /amount/minorUnits",
                "amount           | {\"minorUnits\": \"5\", \"currency\": \"USD\"}               | 400 | /amount/minorUnits",
                "amount           | {\"minorUnits\": 5, \"currency\": \"XYZ\"}                   | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"usd\"}                   | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"XAU\"}                   | 422 | /amount",
                "amount           | {\"minorUnits\": 5, \"currency\": 840}                       | 422 | /amount/currency",
                "amount           | {\"minorUnits\": 5, \"currency\": \"USD\", \"x\": 1}         | 400 | /amount/x",
                "items            | {}                               | 400 | /items",
                "items            | [null]                           | 422 | /items/0",
                "items            | [7]                              | 400 | /items/0",
                "redemptions      | [\"x\"]                          | 422 | /redemptions/0",
                "redemptions      | [null]                           | 422 | /redemptions/0",
                "redemptions      | [\"00000000000000000000\", \"00000000000000000000\"]         | 422 | /redemptions",
                "attributes       | []                               | 400 | /attributes",
                "attributes       | {\"a\": 1}                       | 400 | /attributes/a",
                "attributes       | {\"a\": null}                    | 422 | /attributes/a",
                "attributes       | {\"\": \"a\"}                    | 422 | /attributes",
                "attributes       | {\"a\\u0000\": \"a\"}            | 422 | /attributes",
                "attributes       | {\"a\\ud800\": \"a\"}            | 400 | ``",
                "attributes       | {\"a\": \"\\u0000\"}             | 422 | /attributes/a",
                "amuont           | 1                                | 400 | /amuont",
                "recordedAt       | \"2026-01-01T00:00:00Z\"         | 400 | /recordedAt",
                "type             | \"purchase\", \"type\": \"login\" | 400 | ``",
            })
    void namesTheField(String field, String json, int status, String pointer) {
        var body = Body.purchase("bad", member, 5);
        refuses((json == null ? body.without(field) : body.with(field, json)).toString(), status, pointer);
    }

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
        refuses(Body.purchase("x".repeat(129), member, 5).toString(), 422, "/activityId");
        refuses("type", Body.quoted("x".repeat(33)), "/type");
        refuses("channel", Body.quoted("x".repeat(33)), "/channel");
        var line = "{\"sku\": \"A\", \"quantity\": 1, \"amount\": " + Body.usd(1) + "}";
        refuses("items", "[" + (line + ",").repeat(100) + line + "]", "/items");
        var redemptions = IntStream.range(0, 21).mapToObj("\"000000000000000000%02d\""::formatted);
        refuses("redemptions", redemptions.toList().toString(), "/redemptions");
        var many = IntStream.range(0, 51).mapToObj(i -> "\"a" + i + "\": \"\"").collect(Collectors.joining(","));
        refuses("attributes", "{" + many + "}", "/attributes");
        refuses("attributes", "{\"" + "x".repeat(65) + "\": \"\"}", "/attributes");
        refuses("attributes", "{\"a\": \"" + "x".repeat(257) + "\"}", "/attributes/a");
    }

    @Test
    void holdsEachTypeToItsFields() {
        refuses(Body.refund("bad", member, "p", 5).without("refundOf").toString(), 422, "/refundOf");
        refuses(Body.refund("bad", member, "p", 5).without("amount").toString(), 422, "/amount");
        refuses(Body.refund("bad", member, "bad", 5).toString(), 422, "/refundOf");
        var redemptions = "[\"00000000000000000000\"]";
        refuses(
                Body.refund("bad", member, "p", 5)
                        .with("redemptions", redemptions)
                        .toString(),
                422,
                "/redemptions");
        refuses(
                Body.of("bad", member, "browse")
                        .with("redemptions", redemptions)
                        .toString(),
                422,
                "/redemptions");
    }

    @Test
    void asksForTheRightMethodAndMediaType() {
        assertThat(Event.as("operator").get(PATH).status()).isEqualTo(405);
        assertThat(Event.as("operator").send("PUT", PATH, "{}").status()).isEqualTo(405);
        assertThat(Event.as("operator").send("DELETE", PATH + "/batch", null).status())
                .isEqualTo(405);
        assertThat(Event.as("operator")
                        .post("/v1/members/" + member + "/activities", "{}")
                        .status())
                .isEqualTo(405);
        var text = Event.as("operator").header("content-type", "text/plain").post(PATH, "{}");
        assertThat(text.status()).isEqualTo(415);
    }

    private void refuses(String field, String json, String pointer) {
        refuses(Body.purchase("bad", member, 5).with(field, json).toString(), 422, pointer);
    }

    private void refuses(String body, int status, String pointer) {
        var before = shop.everything();
        var answer = Event.as("storefront").post(PATH, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getList("errors.pointer")).as(answer.body()).containsExactly(pointer);
        assertThat(shop.everything()).isEqualTo(before);
    }
}
