package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RedemptionsTest extends IssuedCode {

    @Test
    void redeemsACoupon() {
        var answer = Shop.redeem(code, member, "order-1", ORDER);
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
        var id = new RedemptionId(
                Shop.redeem(code, member, "order-1", ORDER).json().getString("redemptionId"));
        var item = table.get(Keys.redemption(id)).orElseThrow();
        assertThat(item.text("memberId")).isEqualTo(member.value());
        assertThat(item.text("strategyId")).isEqualTo(strategy.value());
        assertThat(item.text("code")).isEqualTo(code);
        assertThat(item.text("orderId")).isEqualTo("order-1");
        assertThat(item.number("discount")).isEqualTo(1250);
        assertThat(item.text("currency")).isEqualTo("USD");
        assertThat(item.text("status")).isEqualTo("redeemed");
        assertThat(item.maybeText("activityId")).isEmpty();
        assertThat(Redemption.from(item).mayBelongToPurchaseOf(member)).isTrue();
    }

    @Test
    void answersTheSameOrderAlike() {
        var first = Shop.redeem(code, member, "order-1", ORDER);
        var again = Shop.redeem(code, member, "order-1", ORDER);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        refused(Shop.redeem(code, member, "order-1", ORDER.replace("10000", "10001")), 409, "redemption-differs");
        refused(Shop.redeem(code, Shop.member(table), "order-1", ORDER), 409, "redemption-differs");
        refused(Shop.redeem(code, member, "order-2", ORDER), 409, "already-redeemed");
        assertThat(use("redeemed")).isEqualTo(1);
    }

    /// Nothing said, and said that there is nothing.
    @Test
    void answersTheSameOrderAlikeHoweverItSaysThatThereIsNone() {
        var first = Shop.redeem(code, member, "order-1", Shop.order(10_000));
        for (var none : List.of("\"items\": []", "\"shipping\": " + Shop.usd(0), "\"items\": null")) {
            var again = Shop.redeem(code, member, "order-1", "{%s, \"total\": %s}".formatted(none, Shop.usd(10_000)));
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }
        var shipped = "{\"shipping\": %s, \"total\": %s}".formatted(Shop.usd(1), Shop.usd(10_000));
        refused(Shop.redeem(code, member, "order-1", shipped), 409, "redemption-differs");
    }

    @Test
    void refusesWhatIsNotEligibleAndSaysWhy() {
        var answer = Shop.redeem(code, member, "order-1", "{\"total\": {\"minorUnits\": 4000, \"currency\": \"USD\"}}");
        refused(answer, 422, "not-eligible");
        assertThat(answer.json().<String>getList("reasons.code")).containsExactly("minimum-spend");
        assertThat(answer.json().getInt("reasons[0].have.minorUnits")).isEqualTo(4000);
        assertThat(answer.json().getInt("reasons[0].need.minorUnits")).isEqualTo(5000);
        assertThat(reasons(Shop.redeem(code, member, "order-1", ORDER.replace("USD", "EUR"))))
                .isEqualTo("[currency]");
        assertThat(reasons(Shop.redeem(code, Shop.member(table), "order-1", ORDER)))
                .isEqualTo("[other-member]");
        Shop.bring(strategy, "pause");
        assertThat(reasons(Shop.redeem(code, member, "order-1", ORDER))).isEqualTo("[strategy-not-active]");
        assertThat(use("redeemed")).isZero();
        Shop.bring(strategy, "activate");
        assertThat(Shop.redeem(code, member, "order-1", ORDER).status()).isEqualTo(201);
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
        assertThat(Shop.redeem(coupon, member, "order-1", ORDER).status()).isEqualTo(201);
    }

    @Test
    void rollsBackToWhatWasBefore() {
        var before = Event.as("storefront").get("/v1/coupons/" + code).body();
        var redemption = Shop.redeem(code, member, "order-1", ORDER).json().getString("redemptionId");
        var first = Shop.rollBack(redemption);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getString("status")).isEqualTo("rolledBack");
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).body()).isEqualTo(before);
        assertThat(use("redeemed")).isZero();
        assertThat(use("issued")).isEqualTo(1);
        assertThat(Shop.rollBack(redemption).body()).isEqualTo(first.body());
        assertThat(use("redeemed")).isZero();

        var another = Shop.redeem(code, member, "order-2", ORDER);
        assertThat(another.status()).isEqualTo(201);
        assertThat(Shop.rollBack(redemption).body()).isEqualTo(first.body());
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).json().getString("orderId"))
                .isEqualTo("order-2");
        assertThat(use("redeemed")).isEqualTo(1);
    }

    @Test
    void rollsBackWhatAPurchaseHasNamed() {
        var id = new RedemptionId(
                Shop.redeem(code, member, "order-1", ORDER).json().getString("redemptionId"));
        assertThat(table.write(Redemption.linkToPurchase(id, member, new ActivityId("order-1"))))
                .isInstanceOf(Outcome.Done.class);
        var answer = Shop.rollBack(id.value());
        assertThat(answer.json().getString("status")).isEqualTo("rolledBack");
        assertThat(answer.json().getString("activityId")).isEqualTo("order-1");
    }

    private static String reasons(Event.Answer answer) {
        refused(answer, 422, "not-eligible");
        return Objects.toString(answer.json().getList("reasons.code"));
    }
}
