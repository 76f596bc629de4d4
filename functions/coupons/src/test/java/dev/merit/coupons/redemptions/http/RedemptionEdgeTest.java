package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionEdgeTest extends IssuedCode {

    @Test
    void validatesWithoutChangingAnything() {
        var before = Event.as("storefront").get("/v1/coupons/" + code).body();
        var valid = validate(Event.asMember(member.value()), member, ORDER);
        assertThat(valid.status()).isEqualTo(200);
        assertThat(valid.json().getBoolean("redeemable")).isTrue();
        assertThat(valid.json().getInt("discount.minorUnits")).isEqualTo(1250);
        assertThat(valid.json().getInt("payable.minorUnits")).isEqualTo(8750);
        assertThat(valid.json().<Object>getList("reasons")).isEmpty();
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).body()).isEqualTo(before);
        assertThat(use("redeemed")).isZero();

        Shop.redeem(code, member, "order-1", ORDER);
        var spent = validate(Event.as("storefront"), member, ORDER.replace("10000", "10"))
                .json();
        assertThat(spent.getBoolean("redeemable")).isFalse();
        assertThat(spent.<String>getList("reasons.code")).containsExactly("already-redeemed", "minimum-spend");
        assertThat(spent.getString("discount")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"order\": {} | 422 | /order/total",
                "\"order\": null | 422 | /order",
                "\"order\": {\"total\": {\"minorUnits\": -1, \"currency\": \"USD\"}} | 422 | /order/total/minorUnits",
                "\"order\": {\"total\": {\"minorUnits\": 1000000000000001, \"currency\": \"USD\"}} | 422 | /order/total/minorUnits",
                "\"order\": {\"total\": {\"minorUnits\": 99999999999999999999, \"currency\": \"USD\"}} | 422 | /order/total/minorUnits",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"XYZ\"}} | 422 | /order/total/currency",
                "\"order\": {\"total\": {\"minorUnits\": 1.5, \"currency\": \"USD\"}} | 400 | /order/total/minorUnits",
                "\"order\": {\"total\": 1} | 400 | /order/total",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"shipping\": {\"minorUnits\": 2, \"currency\": \"USD\"}} | 422 | /order/shipping",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"shipping\": {\"minorUnits\": -1, \"currency\": \"USD\"}} | 422 | /order/shipping/minorUnits",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"shipping\": {\"minorUnits\": 1, \"currency\": \"EUR\"}} | 422 | /order/shipping/currency",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"channel\": \"\"} | 422 | /order/channel",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"items\": [{\"sku\": \"\", \"quantity\": 1, \"amount\": {\"minorUnits\": 1, \"currency\": \"USD\"}}]} | 422 | /order/items/0/sku",
                "\"order\": {\"total\": {\"minorUnits\": 1, \"currency\": \"USD\"}, \"items\": [{\"sku\": \"a\", \"quantity\": 0, \"amount\": {\"minorUnits\": 1, \"currency\": \"EUR\"}}]} | 422 | /order/items/0/amount/currency",
                "\"memberId\": \"x\" | 422 | /memberId",
                "\"coupon\": \"x\" | 400 | /coupon",
            })
    void refusesOrdersItCannotTake(String field, int status, String pointer) {
        var body = "{\"memberId\": \"%s\", \"order\": %s, %s}".formatted(member, ORDER, field);
        body = field.startsWith("\"order\"") ? "{\"memberId\": \"%s\", %s}".formatted(member, field) : body;
        body = field.startsWith("\"memberId\"") ? "{\"order\": %s, %s}".formatted(ORDER, field) : body;
        for (var action : new String[] {"validate", "redemptions"}) {
            var sent = action.equals("validate") ? body : body.replaceFirst("\\{", "{\"orderId\": \"o\", ");
            var answer = Event.as("storefront").post("/v1/coupons/" + code + "/" + action, sent);
            refused(answer, status, status == 400 ? "unreadable-body" : "invalid-fields");
            assertThat(answer.json().<String>getList("errors.pointer")).contains(pointer);
        }
        assertThat(use("redeemed")).isZero();
    }

    @Test
    void asksForAnOrderIdOfTheRightForm() {
        refused(Shop.redeem(code, member, "an order", ORDER), 422, "invalid-fields");
        refused(Shop.redeem(code, member, "", ORDER), 422, "invalid-fields");
    }

    @Test
    void knowsNoOtherCouponsAndRedemptions() {
        for (var unknown : new String[] {"0000-0000-0000", "0000-0000-0001", "x"}) {
            refused(Shop.redeem(unknown, member, "order-1", ORDER), 404, "not-found");
            var path = "/v1/coupons/" + unknown + "/validate";
            refused(Event.as("storefront").post(path, validation(member, ORDER)), 404, "not-found");
        }
        for (var unknown : new String[] {RedemptionId.random().value(), "x"}) {
            refused(Shop.rollBack(unknown), 404, "not-found");
            refused(Event.as("storefront").get("/v1/redemptions/" + unknown), 404, "not-found");
        }
    }

    @Test
    void asksForTheRole() {
        var other = Shop.member(table);
        refused(validate(Event.asMember(other.value()), member, ORDER), 403, "forbidden");
        refused(validate(Event.asMember(other.value()), other, ORDER), 404, "not-found");
        refused(validate(Event.anonymous(), member, ORDER), 401, "unauthorized");
        var redemption = Shop.redeem(code, member, "order-1", ORDER).header("Location");
        var body = "{\"memberId\": \"%s\", \"orderId\": \"o\", \"order\": %s}".formatted(member, ORDER);
        for (var event : new Event[] {Event.asMember(member.value()), Event.as("marketer")}) {
            refused(event.post("/v1/coupons/" + code + "/redemptions", body), 403, "forbidden");
            refused(event.get(redemption), 403, "forbidden");
            refused(event.send("POST", redemption + "/rollback", null), 403, "forbidden");
        }
        refused(Event.anonymous().get(redemption), 401, "unauthorized");
        refused(Event.anonymous().send("POST", redemption + "/rollback", null), 401, "unauthorized");
        refused(Event.anonymous().post("/v1/coupons/" + code + "/redemptions", body), 401, "unauthorized");
    }

    private Event.Answer validate(Event event, MemberId by, String content) {
        return event.post("/v1/coupons/" + code + "/validate", validation(by, content));
    }

    private static String validation(MemberId by, String content) {
        return "{\"memberId\": \"%s\", \"order\": %s}".formatted(by, content);
    }
}
