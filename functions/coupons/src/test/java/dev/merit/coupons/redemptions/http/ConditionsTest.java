package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Benefits and conditions as a shop meets them. The cart: a mug at 20.00, pens at 3.33, a bag at 7.00, shipping
/// 4.90.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConditionsTest {

    private static final String CART = """
            {"total": {"minorUnits": 3523, "currency": "USD"}, "shipping": {"minorUnits": 490, "currency": "USD"},
             "items": [{"sku": "mug", "category": "kitchen", "quantity": 1, "amount": {"minorUnits": 2000, "currency": "USD"}},
                       {"sku": "pen", "category": "office", "quantity": 3, "amount": {"minorUnits": 333, "currency": "USD"}},
                       {"sku": "bag", "quantity": 1, "amount": {"minorUnits": 700, "currency": "USD"}}]}""";

    private static final String TEN_PERCENT = "{\"type\": \"percentOff\", \"percent\": \"10\"}";

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 303 | [200, 33, 70]",
                "{\"skus\": [\"pen\", \"bag\"]} | 103 | [0, 33, 70]",
                "{\"categories\": [\"kitchen\"]} | 200 | [200, 0, 0]",
                "{\"skus\": [\"bag\"], \"categories\": [\"office\"]} | 103 | [0, 33, 70]",
                "{\"excludedSkus\": [\"mug\"]} | 103 | [0, 33, 70]",
                "{\"excludedCategories\": [\"kitchen\", \"office\"]} | 70 | [0, 0, 70]",
                "{\"skus\": [\"mug\", \"bag\"], \"excludedCategories\": [\"kitchen\"]} | 70 | [0, 0, 70]",
                "{\"skus\": [\"bag\"], \"quantity\": {\"atLeast\": 3, \"skus\": [\"pen\"]}} | 70 | [0, 0, 70]",
                "{\"excludedSkus\": [\"bag\"], \"minimumSpend\": {\"minorUnits\": 2333, \"currency\": \"USD\"}} | 233 | [200, 33, 0]",
            })
    void showsTheDiscountOfEachLine(String conditions, int discount, String lines) {
        var code = coupon(TEN_PERCENT, conditions);
        var valid = validate(code, CART);
        var redeemed = Shop.redeem(code, member, "order", CART);
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        for (var answer : new Event.Answer[] {
            valid,
            redeemed,
            Shop.redeem(code, member, "order", CART),
            Event.as("storefront").get(redeemed.header("Location"))
        }) {
            assertThat(answer.json().getInt("discount.minorUnits")).isEqualTo(discount);
            assertThat(answer.json().getInt("payable.minorUnits")).isEqualTo(3523 - discount);
            assertThat(answer.json().<String>getList("lines.sku")).containsExactly("mug", "pen", "bag");
            assertThat(answer.json().getList("lines.discount.minorUnits")).hasToString(lines);
            assertThat(answer.json().getString("shippingDiscount")).isNull();
        }
    }

    @Test
    void freesTheShipping() {
        var code = coupon("{\"type\": \"freeShipping\"}", "{}");
        var none = validate(code, "{\"total\": {\"minorUnits\": 3033, \"currency\": \"USD\"}}")
                .json();
        assertThat(none.<String>getList("reasons.code")).containsExactly("no-shipping");
        assertThat(none.getInt("reasons[0].have.minorUnits")).isZero();

        var redeemed = Shop.redeem(code, member, "order", CART);
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(490);
        assertThat(redeemed.json().getInt("shippingDiscount.minorUnits")).isEqualTo(490);
        assertThat(redeemed.json().getInt("payable.minorUnits")).isEqualTo(3033);
        assertThat(redeemed.json().getList("lines.discount.minorUnits")).hasToString("[0, 0, 0]");
        assertThat(Event.as("storefront").get(redeemed.header("Location")).body())
                .isEqualTo(redeemed.body());
    }

    @Test
    void tellsWhatIsMissingInTheFiguresOfEachCode() {
        var code = coupon(TEN_PERCENT, """
                {"skus": ["pen"], "minimumSpend": {"minorUnits": 334, "currency": "USD"}, "channels": ["app"]}""");
        var answer = Shop.redeem(code, member, "order", CART);
        refused(answer, 422, "not-eligible");
        assertThat(answer.json().<String>getList("reasons.code")).containsExactly("channel", "minimum-spend");
        assertThat(answer.json().<String>getList("reasons[0].need")).containsExactly("app");
        assertThat(answer.json().getInt("reasons[1].have.minorUnits")).isEqualTo(333);
        assertThat(answer.json().getInt("reasons[1].need.minorUnits")).isEqualTo(334);

        var other = validate(coupon(TEN_PERCENT, "{\"categories\": [\"garden\"]}"), CART)
                .json();
        assertThat(other.<String>getList("reasons.code")).containsExactly("no-eligible-items");
        assertThat(other.getInt("reasons[0].have")).isZero();
        assertThat(other.getInt("reasons[0].need")).isEqualTo(1);
    }

    @Test
    void tellsHowManyPiecesAreMissing() {
        var code = coupon(TEN_PERCENT, "{\"quantity\": {\"atLeast\": 4, \"categories\": [\"office\"]}}");
        var answer = validate(code, CART).json();
        assertThat(answer.<String>getList("reasons.code")).containsExactly("minimum-quantity");
        assertThat(answer.getInt("reasons[0].have")).isEqualTo(3);
        assertThat(answer.getInt("reasons[0].need")).isEqualTo(4);
    }

    /// The days are those on the clocks of Kathmandu, so all but yesterday, today and tomorrow in UTC are other days.
    @Test
    void isForItsDays() {
        var today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek();
        var window = "\"window\": {\"from\": \"2020-03-01T00:00:00\", \"zone\": \"Asia/Kathmandu\"}, ";
        var conditions = "\"conditions\": {\"times\": {\"days\": [\"%s\", \"%s\", \"%s\"]}}}";
        var now = Shop.active("{" + window + conditions.formatted(today.minus(1), today, today.plus(1)));
        assertThat(validate(Shop.coupon(now, member), CART).json().getBoolean("redeemable"))
                .isTrue();
        var later = Shop.active("{" + window + conditions.formatted(today.plus(2), today.plus(3), today.plus(4)));
        var refused = validate(Shop.coupon(later, member), CART).json();
        assertThat(refused.<String>getList("reasons.code")).containsExactly("times");
        assertThat(refused.getString("reasons[0].have")).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
        assertThat(refused.<String>getList("reasons[0].need.days"))
                .contains(today.plus(3).name());
    }

    @Test
    void showsTheHoursAsTheyWereGiven() {
        var id = Shop.draft(
                "{\"conditions\": {\"times\": {\"days\": [\"SUNDAY\", \"FRIDAY\"], \"from\": \"22:00\", \"to\": \"02:30\"}}}");
        assertThat(Event.as("marketer").get("/v1/strategies/" + id).body())
                .contains("\"times\":{\"days\":[\"FRIDAY\",\"SUNDAY\"],\"from\":\"22:00\",\"to\":\"02:30\"}");
        var patched = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + id, "{\"conditions\": {\"times\": {\"days\": null, \"to\": \"03:00\"}}}");
        assertThat(patched.body()).contains("\"times\":{\"from\":\"22:00\",\"to\":\"03:00\"}");
    }

    private String coupon(String benefit, String conditions) {
        return Shop.coupon(Shop.active("{\"benefit\": " + benefit + ", \"conditions\": " + conditions + "}"), member);
    }

    private Event.Answer validate(String code, String order) {
        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + order + "}";
        return Event.as("storefront").post("/v1/coupons/" + code + "/validate", asked);
    }
}
