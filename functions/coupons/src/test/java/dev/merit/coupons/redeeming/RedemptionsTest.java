package dev.merit.coupons.redeeming;

import static dev.merit.coupons.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionsTest {

    private static final String ORDER = "{\"total\": {\"minorUnits\": 10000, \"currency\": \"USD\"}}";

    @Inject
    Table table;

    private StrategyId strategy;
    private MemberId member;
    private String code;

    @BeforeEach
    void issue() {
        strategy = Shop.active("{\"conditions\": {\"minimumSpend\": {\"minorUnits\": 5000, \"currency\": \"USD\"}}}");
        member = Shop.member(table);
        code = Shop.coupon(strategy, member);
    }

    @Test
    void redeemsACoupon() {
        var answer = redeem(member, "order-1", ORDER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var redemption = answer.json();
        assertThat(redemption.getString("code")).isEqualTo(code);
        assertThat(redemption.getString("orderId")).isEqualTo("order-1");
        assertThat(redemption.getString("strategyId")).isEqualTo(strategy.value());
        assertThat(redemption.getString("memberId")).isEqualTo(member.value());
        assertThat(redemption.getInt("discount.minorUnits")).isEqualTo(1250);
        assertThat(redemption.getInt("payable.minorUnits")).isEqualTo(8750);
        assertThat(redemption.getString("payable.currency")).isEqualTo("USD");
        assertThat(redemption.getString("status")).isEqualTo("redeemed");
        assertThat(Event.as("storefront").get(answer.header("Location")).body()).isEqualTo(answer.body());

        var coupon = Event.as("storefront").get("/v1/coupons/" + code).json();
        assertThat(coupon.getString("status")).isEqualTo("redeemed");
        assertThat(coupon.getString("redemptionId")).isEqualTo(redemption.getString("redemptionId"));
        assertThat(coupon.getString("orderId")).isEqualTo("order-1");
        assertThat(use("redeemed")).isEqualTo(1);
    }

    @Test
    void leavesWhatPurchasesRead() {
        var id = new RedemptionId(redeem(member, "order-1", ORDER).json().getString("redemptionId"));
        var item = table.get(Keys.redemption(id)).orElseThrow();
        assertThat(item.text("memberId")).isEqualTo(member.value());
        assertThat(item.text("strategyId")).isEqualTo(strategy.value());
        assertThat(item.text("code")).isEqualTo(code);
        assertThat(item.text("orderId")).isEqualTo("order-1");
        assertThat(item.number("discount")).isEqualTo(1250);
        assertThat(item.text("currency")).isEqualTo("USD");
        assertThat(item.text("status")).isEqualTo("redeemed");
        assertThat(item.maybeText("activityId")).isEmpty();
        assertThat(Redemption.from(item).isOpenFor(member)).isTrue();
    }

    @Test
    void answersTheSameOrderAlike() {
        var first = redeem(member, "order-1", ORDER);
        var again = redeem(member, "order-1", ORDER);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        refused(redeem(member, "order-1", ORDER.replace("10000", "10001")), 409, "redemption-differs");
        refused(redeem(Shop.member(table), "order-1", ORDER), 409, "redemption-differs");
        refused(redeem(member, "order-2", ORDER), 409, "already-redeemed");
        assertThat(use("redeemed")).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotEligibleAndSaysWhy() {
        var answer = redeem(member, "order-1", "{\"total\": {\"minorUnits\": 4000, \"currency\": \"USD\"}}");
        refused(answer, 422, "not-eligible");
        assertThat(answer.json().<String>getList("reasons.code")).containsExactly("minimum-spend");
        assertThat(answer.json().getInt("reasons[0].have.minorUnits")).isEqualTo(4000);
        assertThat(answer.json().getInt("reasons[0].need.minorUnits")).isEqualTo(5000);
        assertThat(reasons(redeem(member, "order-1", ORDER.replace("USD", "EUR"))))
                .isEqualTo("[currency]");
        assertThat(reasons(redeem(Shop.member(table), "order-1", ORDER))).isEqualTo("[other-member]");
        Shop.bring(strategy, "pause");
        assertThat(reasons(redeem(member, "order-1", ORDER))).isEqualTo("[strategy-not-active]");
        assertThat(use("redeemed")).isZero();
        Shop.bring(strategy, "activate");
        assertThat(redeem(member, "order-1", ORDER).status()).isEqualTo(201);
    }

    @Test
    void keepsTheValidityThatACouponWasIssuedWith() {
        var id = Shop.active("{}");
        var coupon = Shop.coupon(id, member);
        Shop.bring(id, "pause");
        var patched = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + id, "{\"window\": {\"to\": \"2021-01-01T00:00:00\"}}");
        assertThat(patched.status()).isEqualTo(200);
        Shop.bring(id, "activate");
        refused(Shop.issue(id, member), 409, "strategy-not-active");
        assertThat(redeem(coupon, member, "order-1", ORDER).status()).isEqualTo(201);
    }

    @Test
    void validatesWithoutChangingAnything() {
        var before = table.get(Keys.coupon(code.replace("-", "")));
        var valid = validate(Event.asMember(member.value()), member, ORDER);
        assertThat(valid.status()).isEqualTo(200);
        assertThat(valid.json().getBoolean("redeemable")).isTrue();
        assertThat(valid.json().getInt("discount.minorUnits")).isEqualTo(1250);
        assertThat(valid.json().getInt("payable.minorUnits")).isEqualTo(8750);
        assertThat(valid.json().<Object>getList("reasons")).isEmpty();
        assertThat(table.get(Keys.coupon(code.replace("-", ""))).orElseThrow().toString())
                .isEqualTo(before.orElseThrow().toString());
        assertThat(use("redeemed")).isZero();

        redeem(member, "order-1", ORDER);
        var spent = validate(Event.as("storefront"), member, ORDER.replace("10000", "10"))
                .json();
        assertThat(spent.getBoolean("redeemable")).isFalse();
        assertThat(spent.<String>getList("reasons.code")).containsExactly("already-redeemed", "minimum-spend");
        assertThat(spent.getString("discount")).isNull();
    }

    @Test
    void rollsBackToWhatWasBefore() {
        var before = Event.as("storefront").get("/v1/coupons/" + code).body();
        var redemption = redeem(member, "order-1", ORDER).json().getString("redemptionId");
        var first = rollBack(redemption);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getString("status")).isEqualTo("rolledBack");
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).body()).isEqualTo(before);
        assertThat(use("redeemed")).isZero();
        assertThat(use("issued")).isEqualTo(1);
        assertThat(rollBack(redemption).body()).isEqualTo(first.body());
        assertThat(use("redeemed")).isZero();

        var another = redeem(member, "order-2", ORDER);
        assertThat(another.status()).isEqualTo(201);
        assertThat(rollBack(redemption).body()).isEqualTo(first.body());
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).json().getString("orderId"))
                .isEqualTo("order-2");
        assertThat(use("redeemed")).isEqualTo(1);
    }

    @Test
    void rollsBackWhatAPurchaseHasNamed() {
        var id = new RedemptionId(redeem(member, "order-1", ORDER).json().getString("redemptionId"));
        assertThat(table.write(Redemption.countFor(id, member, new ActivityId("order-1"))))
                .isInstanceOf(Outcome.Done.class);
        var answer = rollBack(id.value());
        assertThat(answer.json().getString("status")).isEqualTo("rolledBack");
        assertThat(answer.json().getString("activityId")).isEqualTo("order-1");
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
        refused(redeem(member, "an order", ORDER), 422, "invalid-fields");
        refused(redeem(member, "", ORDER), 422, "invalid-fields");
    }

    @Test
    void knowsNoOtherCouponsAndRedemptions() {
        for (var unknown : new String[] {"0000-0000-0000", "0000-0000-0001", "x"}) {
            refused(redeem(unknown, member, "order-1", ORDER), 404, "not-found");
            var path = "/v1/coupons/" + unknown + "/validate";
            refused(Event.as("storefront").post(path, validation(member, ORDER)), 404, "not-found");
        }
        for (var unknown : new String[] {RedemptionId.random().value(), "x"}) {
            refused(rollBack(unknown), 404, "not-found");
            refused(Event.as("storefront").get("/v1/redemptions/" + unknown), 404, "not-found");
        }
    }

    @Test
    void asksForTheRole() {
        var other = Shop.member(table);
        refused(validate(Event.asMember(other.value()), member, ORDER), 403, "forbidden");
        refused(validate(Event.asMember(other.value()), other, ORDER), 404, "not-found");
        refused(validate(Event.anonymous(), member, ORDER), 401, "unauthorized");
        var redemption = redeem(member, "order-1", ORDER).header("Location");
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

    private Event.Answer redeem(MemberId by, String order, String content) {
        return redeem(code, by, order, content);
    }

    private static Event.Answer redeem(String code, MemberId by, String order, String content) {
        return Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s}".formatted(by, order, content));
    }

    private Event.Answer validate(Event event, MemberId by, String content) {
        return event.post("/v1/coupons/" + code + "/validate", validation(by, content));
    }

    private static String validation(MemberId by, String content) {
        return "{\"memberId\": \"%s\", \"order\": %s}".formatted(by, content);
    }

    private static Event.Answer rollBack(String redemption) {
        return Event.as("operator").send("POST", "/v1/redemptions/" + redemption + "/rollback", null);
    }

    private static String reasons(Event.Answer answer) {
        refused(answer, 422, "not-eligible");
        return Objects.toString(answer.json().getList("reasons.code"));
    }

    private long use(String what) {
        return table.get(Keys.use(member, strategy)).orElseThrow().sum(what);
    }
}
