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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Buy two mugs, get the cheapest tea at half the price, at most twice.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BuyXGetYRedemptionsTest {

    private static final String BENEFIT = """
            {"type":"buyXGetY","buy":{"quantity":2,"skus":["mug"]},\
            "get":{"quantity":1,"categories":["tea"],"percent":"50"},"atMost":2}""";

    /// Mugs for 40.00, green tea at 3.34, 3.33 and 3.33, black tea at 5.00.
    private static final String ORDER = """
            {"total": {"minorUnits": 6500, "currency": "USD"}, "shipping": {"minorUnits": 500, "currency": "USD"},
             "items": [{"sku": "mug", "quantity": %d, "amount": {"minorUnits": 4000, "currency": "USD"}},
                       {"sku": "green", "category": "tea", "quantity": 3, "amount": {"minorUnits": 1000, "currency": "USD"}},
                       {"sku": "black", "category": "tea", "quantity": 2, "amount": {"minorUnits": 1000, "currency": "USD"}}]}""";

    @Inject
    Table table;

    private MemberId member;
    private String code;

    @BeforeEach
    void issue() {
        member = Shop.member(table);
        code = Shop.coupon(Shop.active("{\"stackable\": true, \"benefit\": " + BENEFIT + "}"), member);
    }

    @Test
    void isShownAsItWasGiven() {
        var id = Shop.draft("{\"benefit\": " + BENEFIT + "}");
        assertThat(Event.as("marketer").get("/v1/strategies/" + id).body()).contains("\"benefit\":" + BENEFIT);
        var patched = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + id, "{\"benefit\": {\"get\": {\"percent\": \"100\"}, \"atMost\": null}}");
        assertThat(patched.json().getString("benefit.get.percent")).isEqualTo("100");
        assertThat(patched.json().getInt("benefit.buy.quantity")).isEqualTo(2);
        assertThat(patched.json().getString("benefit.atMost")).isNull();
    }

    /// Half of two teas of 3.33.
    @Test
    void takesThePercentageOffTheCheapestPieces() {
        var redeemed = Shop.redeem(code, member, "order", ORDER.formatted(4));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        for (var answer : List.of(redeemed, Event.as("storefront").get(redeemed.header("Location")))) {
            assertThat(answer.json().getInt("discount.minorUnits")).isEqualTo(333);
            assertThat(answer.json().getInt("payable.minorUnits")).isEqualTo(6167);
            assertThat(answer.json().getList("lines.discount.minorUnits")).hasToString("[0, 333, 0]");
        }
    }

    @Test
    void tellsHowManyPiecesAreMissing() {
        var few = Shop.redeem(code, member, "order", ORDER.formatted(1));
        refused(few, 422, "not-eligible");
        assertThat(few.json().<String>getList("reasons.code")).containsExactly("too-few-to-buy");
        assertThat(few.json().getInt("reasons[0].have")).isEqualTo(1);
        assertThat(few.json().getInt("reasons[0].need")).isEqualTo(2);
        var none = Shop.redeem(code, member, "order", ORDER.formatted(4).replace("\"tea\"", "\"coffee\""));
        assertThat(none.json().<String>getList("reasons.code")).containsExactly("too-few-to-get");
        assertThat(none.json().getInt("reasons[0].have")).isZero();
        assertThat(none.json().getInt("reasons[0].need")).isEqualTo(1);
    }

    /// 10 % of 60.00 and then half of two teas of 3.00 is 9.00; half of two teas of 3.33 and then 10 % of 56.67 is the
    /// same. The lines of each add up to what it takes off.
    @Test
    void goesTogetherWithOthers() {
        var ten = Shop.coupon(Combined.percent(10, ""), member);
        var both = new Combined(member).redeem("order", ORDER.formatted(4), List.of(code, ten));
        assertThat(both.status()).as(both.body()).isEqualTo(201);
        assertThat(both.json().<String>getList("redemptions.code")).containsExactlyInAnyOrder(code, ten);
        assertThat(both.json().getInt("discount.minorUnits")).isEqualTo(900);
        for (int i = 0; i < 2; i++) {
            var redemption = "redemptions[" + i + "].";
            var lines = both.json().<Integer>getList(redemption + "lines.discount.minorUnits");
            assertThat(lines).hasSize(3);
            assertThat(lines.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(both.json().getInt(redemption + "discount.minorUnits"));
        }
    }
}
