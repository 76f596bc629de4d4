package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Values of the right type that are not acceptable: each is answered with the field named, and nothing is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadValuesTest {

    private static final String REFUND = """
            {"activityId": "x-1", "memberId": "{memberId}", "type": "refund", "occurredAt": "2026-02-01T12:00:00Z",
             "refundOf": "x-0", "amount": {"minorUnits": 3000, "currency": "PLN"}}""";

    private static Map<String, String> shop;
    private static String staff;

    @Inject
    DynamoDbClient client;

    @ConfigProperty(name = "merit.table")
    String table;

    private Map<String, String> before;

    @BeforeEach
    void remember() {
        if (shop == null) {
            shop = Contract.shop();
            staff = Calls.token(Calls.STAFF);
        }
        before = Sweep.stored(client, table);
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(Sweep.stored(client, table)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/activities | /amount/minorUnits | -1
            /v1/activities | /amount/minorUnits | 1000000000000001
            /v1/activities | /amount/minorUnits | 9223372036854775808
            /v1/activities | /amount/minorUnits | 1e400
            /v1/activities | /amount/currency | "XYZ"
            /v1/activities | /amount/currency | "usd"
            /v1/activities | /amount | {"minorUnits": 1, "currency": "XXX"}
            /v1/activities | /amount/currency | null
            /v1/activities | /amount | null
            /v1/activities | /items/0/amount/minorUnits | -1
            /v1/activities | /items/0/amount/minorUnits | 9223372036854775807
            /v1/activities | /items/0/amount/currency | "EUR"
            /v1/activities | /items/0/quantity | 0
            /v1/activities | /items/0/quantity | 99999999999
            /v1/activities | /items/0/sku | ""
            /v1/activities | /activityId | ""
            /v1/activities | /activityId | "a b"
            /v1/activities | /activityId | null
            /v1/activities | /type | "Purchase"
            /v1/activities | /occurredAt | "yesterday"
            /v1/activities | /occurredAt | "2026-02-30T00:00:00Z"
            /v1/activities | /occurredAt | "2026-02-01T00:00:00"
            /v1/activities | /occurredAt | "9999-12-31T00:00:00Z"
            /v1/activities | /occurredAt | "{future}"
            /v1/activities | /memberId | "x"
            /v1/activities | /memberId | null
            /v1/activities | /rating | 6
            /v1/activities | /channel | "Web Shop"
            /v1/activities | /redemptions/0 | "x"
            /v1/strategies | /currency | "XYZ"
            /v1/strategies | /kind | "raffle"
            /v1/strategies | /name | ""
            /v1/strategies | /window/zone | "Mars/Olympus"
            /v1/strategies | /window/from | "2026-01-01T00:00:00Z"
            /v1/strategies | /window | {"from": "2026-02-01T00:00:00", "to": "2026-01-01T00:00:00", "zone": "UTC"}
            /v1/strategies | /benefit/type | "doubleOff"
            /v1/strategies | /benefit/type | "freeShipping"
            /v1/strategies | /benefit/percent | "100.01"
            /v1/strategies | /benefit/percent | "-5"
            /v1/strategies | /benefit/maximum/minorUnits | -1
            /v1/strategies | /benefit/maximum/currency | "EUR"
            /v1/strategies | /limits/stock | 0
            /v1/strategies | /limits/perMember | -1
            /v1/strategies | /conditions/minimumSpend/minorUnits | 9223372036854775807
            /v1/strategies | /codePattern | "#"
            /v1/members | /email | "none"
            /v1/members | /phone | "12"
            /v1/members | /birthDate | "2999-01-01"
            /v1/members | /birthDate | "1985-02-29"
            /v1/members | /registeredAt | "{future}"
            /v1/members | /referredBy | "00000000000000000000"
            /v1/members | /externalId | ""
            /v1/members | /consents | {"marketing": true}
            /v1/strategies/{strategyId}/coupons | /memberId | "x"
            /v1/coupons/{code}/validate | /order/total/minorUnits | -1
            /v1/coupons/{code}/validate | /order/total/currency | "XYZ"
            /v1/coupons/{code}/redemptions | /order/total/minorUnits | 9223372036854775807
            /v1/coupons/{code}/redemptions | /order/items/0/amount/minorUnits | -1
            /v1/coupons/{code}/redemptions | /orderId | ""
            """)
    void refusesAValueAndNamesTheField(String path, String pointer, String value) {
        var future = Instant.now().plus(6, ChronoUnit.MINUTES).toString();
        var valid = Contract.all()
                .filter(e -> e.path().equals(path) && e.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        var body = Sweep.with(valid.body(), pointer, value.replace("{future}", future));
        var answer = with(staff).body(Contract.filled(body, shop)).post(Contract.filled(path, shop));
        Sweep.problem(answer);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
        assertThat(Sweep.pointers(answer))
                .as(answer.asString())
                .anyMatch(p -> p.equals(pointer) || p.startsWith(pointer + "/"));
    }

    @Test
    void refusesTheActivityOfAMemberWhomNobodyKnows() {
        var purchase = Sweep.with(Contract.PURCHASE, "/redemptions", "[]");
        for (var member : List.of("{\"memberId\": \"00000000000000000000\"", "{\"externalMemberId\": \"nobody\"")) {
            var body = purchase.replaceFirst("\\{\"activityId\"", Matcher.quoteReplacement(member + ", \"activityId\""))
                    .replace(",\"memberId\":\"{memberId}\"", "");
            var pointer = member.contains("external") ? "/externalMemberId" : "/memberId";
            is(with(staff).body(body).post("/v1/activities"), 422, "unknown-member", pointer);
        }
    }

    @Test
    void refusesABatchOfNoneOrTooMany() {
        for (var rows : new String[] {"", "{},".repeat(500) + "{}"}) {
            is(
                    with(staff).body("{\"members\": [" + rows + "]}").post("/v1/members/batch"),
                    422,
                    "invalid-fields",
                    "/members");
            is(
                    with(staff).body("{\"activities\": [" + rows + "]}").post("/v1/activities/batch"),
                    422,
                    "invalid-fields",
                    "/activities");
        }
    }

    @Test
    void rejectsEachBadRowOfABatchAlone() {
        var purchase = Contract.filled(Contract.PURCHASE, shop);
        var rows = List.of(
                "7",
                "null",
                "{}",
                "[]",
                Sweep.with(purchase, "colour"),
                Sweep.with(purchase, "/amount/minorUnits", "-1"),
                Sweep.with(purchase, "/memberId", "\"x\""),
                Contract.filled(REFUND, shop));
        var answer = with(staff)
                .body("{\"activities\": [" + String.join(",", rows) + "]}")
                .post("/v1/activities/batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Integer>path("rejected")).isEqualTo(rows.size());
        assertThat(answer.<List<List<String>>>path("results.problem.errors.pointer"))
                .containsExactly(
                        List.of(""),
                        List.of(""),
                        List.of("/activityId"),
                        List.of(""),
                        List.of("/colour"),
                        List.of("/amount/minorUnits"),
                        List.of("/memberId"),
                        List.of("/refundOf"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members, externalId=a&email=a@b.example, externalId",
        "/v1/members, colour=red, colour",
        "/v1/members, email=none, email",
        "/v1/members/{memberId}/activities, limit=0, limit",
        "/v1/members/{memberId}/activities, limit=101, limit",
        "/v1/members/{memberId}/activities, limit=x, limit",
        "/v1/members/{memberId}/activities, cursor=zz, cursor",
        "/v1/members/{memberId}/activities, from=then, from",
        "/v1/members/{memberId}/activities, colour=red, colour",
        "/v1/members/{memberId}/activities, limit=1&limit=2, limit",
        "/v1/members/{memberId}/coupons, status=lost, status",
        "/v1/members/{memberId}/coupons, cursor=zz, cursor",
        "/v1/members/{memberId}/totals, at=2026-01-01T00:00:00Z, currency",
        "/v1/members/{memberId}/totals, currency=XYZ, currency",
        "/v1/strategies, status=lost, status",
        "/v1/strategies, cursor=zz, cursor",
        "/v1/strategies, limit=-1, limit",
        "/v1/strategies/{strategyId}/totals, at=then, at",
        "/v1/strategies/{strategyId}/totals, freshness=stale, freshness",
        "/v1/totals/purchases, currency=usd, currency",
        "/v1/totals/purchases, currency=PLN&at=2999-01-01T00:00:00Z, at",
        "/v1/totals/revenue, freshness=posted, currency",
        "/v1/totals/revenue, currency=PLN&colour=red, colour",
        "/v1/totals/purchases/series, currency=PLN&from=2026-01-01T00:00:00Z&step=week, step",
        "/v1/totals/purchases/series, currency=PLN&step=day, from",
        "/v1/totals/purchases/series, currency=PLN&from=2020-01-01T00:00:00Z&step=quarter, from",
        "/v1/totals/revenue/series, currency=PLN&from=2026-01-01T00:00:00Z&step=day&zone=Mars, zone",
        "/v1/totals/revenue/series, currency=PLN&from=2026-01-01T00:00:00Z&step=day&strategyId=x, strategyId"
    })
    void refusesAParameterAndNamesIt(String path, String query, String name) {
        var answer = with(staff).urlEncodingEnabled(false).get(Contract.filled(path, shop) + "?" + query);
        is(answer, 400, name.equals("cursor") ? "invalid-cursor" : "invalid-parameter", "?" + name);
    }
}
