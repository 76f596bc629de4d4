package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of the right type that are not acceptable: each is answered with the field named.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadValuesTest extends Refusing {

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
            /v1/strategies | /benefit/type | "storedValue"
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
            /v1/members/{memberId}/points/adjustments | /points | 0
            /v1/members/{memberId}/points/adjustments | /points | 9223372036854775807
            /v1/members/{memberId}/points/adjustments | /reason | ""
            /v1/members/{memberId}/points/redemptions | /points | 0
            /v1/members/{memberId}/points/redemptions | /orderId | "a b"
            /v1/members/{memberId}/points/transfers | /points | 0
            /v1/members/{memberId}/points/transfers | /transferId | "a b"
            /v1/members/{memberId}/points/transfers | /toMemberId | "x"
            /v1/strategies/{strategyId}/coupons | /memberId | "x"
            /v1/members/{memberId}/offers | /order/total/minorUnits | -1
            /v1/coupons/{code}/validate | /order/total/minorUnits | -1
            /v1/coupons/{code}/validate | /order/total/currency | "XYZ"
            /v1/coupons/{code}/redemptions | /order/total/minorUnits | 9223372036854775807
            /v1/coupons/{code}/redemptions | /order/items/0/amount/minorUnits | -1
            /v1/coupons/{code}/redemptions | /orderId | ""
            /v1/redemptions/validations | /codes | []
            /v1/redemptions/validations | /orderId | "a b"
            /v1/redemptions/reservations | /seconds | 59
            /v1/redemptions/reservations | /codes/0 | "x"
            /v1/redemptions/{redemptionId}/refunds | /amount/minorUnits | 0
            /v1/redemptions/{redemptionId}/refunds | /amount/currency | "XYZ"
            /v1/redemptions/{redemptionId}/refunds | /refundId | "a b"
            """)
    void refusesAValueAndNamesTheField(String path, String pointer, String value) {
        var future = Instant.now().plus(6, ChronoUnit.MINUTES).toString();
        var valid = Contract.all()
                .filter(e -> e.path().equals(path) && e.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        var body = Sweep.with(valid.body(), pointer, value.replace("{future}", future));
        var answer = with(staff).body(filled(body)).post(filled(path));
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
}
