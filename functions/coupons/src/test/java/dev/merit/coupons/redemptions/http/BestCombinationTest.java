package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member's coupon of 20.00 off, a named one of 5.00, and a running promotion of 30 % without a code, all
/// stackable, in a currency that no other test's promotions have.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BestCombinationTest {

    @Inject
    Table table;

    private MemberId member;
    private StrategyId promotion;
    private String own;
    private String named;

    @BeforeEach
    void issue() {
        member = Shop.member(table);
        own = Shop.coupon(amount(2_000), member);
        named = Shop.publicCode(amount(500));
        promotion = Shop.active("""
                {"kind": "promotion", "currency": "NOK", "stackable": true, "limits": {"stock": 2},
                 "window": {"from": "2020-03-01T00:00:00", "to": "2099-01-01T00:00:00", "zone": "UTC"},
                 "benefit": {"type": "percentOff", "percent": "30"}}""");
    }

    @AfterEach
    void end() {
        Shop.bring(promotion, "end");
    }

    @Test
    void choosesAmongCouponsCodesAndPromotions() {
        var validated = ask("/validations", "o-1", 10_000, named());
        assertThat(validated.status()).as(validated.body()).isEqualTo(200);
        assertThat(validated.json().getInt("discount.minorUnits")).isEqualTo(5_500);
        assertThat(validated.json().<String>getList("applied.strategyId")).contains(promotion.value());

        var redeemed = ask("", "o-1", 10_000, named());
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(5_500);
        assertThat(redeemed.json().<String>getList("redemptions.code")).contains(own, named);
        var again = ask("", "o-1", 10_000, named());
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(redeemed.body());
        refused(ask("", "o-1", 9_000, named()), 409, "redemption-differs");
        assertThat(ask("/validations", "o-1", 10_000, named()).json().getInt("discount.minorUnits"))
                .isEqualTo(5_500);
    }

    @Test
    void answersTheFirstChoiceThoughABetterCouponCame() {
        var first = ask("/reservations", "o-1", 10_000, ", \"best\": true, \"seconds\": 60");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().getInt("discount.minorUnits")).isEqualTo(5_000);
        Shop.coupon(amount(5_000), member);
        var redeemed = ask("", "o-1", 10_000, ", \"best\": true");
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(5_000);
        for (var id : redeemed.json().<String>getList("redemptions.redemptionId")) {
            assertThat(Shop.rollBack(id).status()).isEqualTo(200);
        }
        var anew = ask("", "o-1", 10_000, ", \"best\": true");
        assertThat(anew.status()).as(anew.body()).isEqualTo(201);
        assertThat(anew.json().getInt("discount.minorUnits")).isEqualTo(10_000);
    }

    @Test
    void saysWhereNothingApplies() {
        var usd = Event.as("storefront")
                .post(
                        "/v1/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"o-1\", \"order\": {\"total\": {\"minorUnits\": 100, \"currency\": \"ISK\"}}, \"best\": true}"
                                .formatted(member));
        refused(usd, 422, "not-eligible");
        assertThat(usd.json().getString("reasons[0].code")).isEqualTo("no-effect");
    }

    /// The same request ten times at once is redeemed once.
    @Test
    void choosesOnceForOneOrder() throws Exception {
        var answers = AtOnce.run(10, _ -> ask("", "crowd", 10_000, named()));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(Event.Answer::status).containsOnly(200, 201);
        assertThat(answers.stream().map(Event.Answer::body).distinct()).hasSize(1);
    }

    private String named() {
        return ", \"codes\": [\"" + named + "\"], \"best\": true";
    }

    private static StrategyId amount(long units) {
        return Shop.active("""
                {"currency": "NOK", "stackable": true,
                 "benefit": {"type": "amountOff", "amount": {"minorUnits": %d, "currency": "NOK"}}}""".formatted(units));
    }

    private Event.Answer ask(String path, String order, long total, String more) {
        return Event.as("storefront")
                .post(
                        "/v1/redemptions" + path,
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s%s}"
                                .formatted(member, order, order(total).replace("USD", "NOK"), more));
    }
}
