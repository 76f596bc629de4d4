package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A promotion of 10 % that is redeemed without a code: 3 in stock, 2 for each member, a budget of 40.00.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PromotionRedemptionsTest {

    private static final int STOCK = 3;
    private static final long BUDGET = 4_000;

    @Inject
    Table table;

    private MemberId member;
    private StrategyId promotion;

    @BeforeEach
    void open() {
        member = Shop.member(table);
        promotion = promotion("\"limits\": {\"stock\": 3, \"perMember\": 2, \"budget\": " + Shop.usd(BUDGET) + "}");
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void issuesACouponAndRedeemsItAtOnce() {
        var validated = ask("/validations", member, "o-1", 10_000, promotions(promotion));
        assertThat(validated.status()).as(validated.body()).isEqualTo(200);
        assertThat(validated.json().getBoolean("redeemable")).isTrue();
        assertThat(validated.json().getString("applied[0].strategyId")).isEqualTo(promotion.value());
        assertThat(validated.json().getString("applied[0].code")).isNull();
        holds(STOCK, BUDGET, 0, 0);

        var redeemed = ask("", member, "o-1", 10_000, promotions(promotion));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getInt("discount.minorUnits"))
                .isEqualTo(validated.json().getInt("discount.minorUnits"))
                .isEqualTo(1_000);
        assertThat(redeemed.json().getString("redemptions[0].status")).isEqualTo("redeemed");
        holds(STOCK - 1, BUDGET - 1_000, 1, 1);
        var coupon = Event.as("storefront").get("/v1/coupons/" + redeemed.json().getString("redemptions[0].code"));
        assertThat(coupon.json().getString("memberId")).isEqualTo(member.value());
        assertThat(coupon.json().getString("status")).isEqualTo("redeemed");
        assertThat(coupon.json().getString("redemptionId"))
                .isEqualTo(redeemed.json().getString("redemptions[0].redemptionId"));

        var again = ask("", member, "o-1", 10_000, promotions(promotion));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(redeemed.body());
        refused(ask("", member, "o-1", 9_000, promotions(promotion)), 409, "redemption-differs");
        holds(STOCK - 1, BUDGET - 1_000, 1, 1);
    }

    @Test
    void refusesBeyondTheLimits() {
        assertThat(ask("", member, "o-1", 10_000, promotions(promotion)).status())
                .isEqualTo(201);
        assertThat(ask("", member, "o-2", 10_000, promotions(promotion)).status())
                .isEqualTo(201);
        var limit = ask("", member, "o-3", 10_000, promotions(promotion));
        refused(limit, 409, "member-limit-reached");
        assertThat(limit.json().getString("strategyId")).isEqualTo(promotion.value());
        var other = Shop.member(table);
        var poor = ask("", other, "o-4", 30_000, promotions(promotion));
        refused(poor, 409, "budget-exhausted");
        var reasons = ask("/validations", other, null, 30_000, promotions(promotion));
        assertThat(reasons.json().getString("reasons[0].code")).isEqualTo("budget-exhausted");
        assertThat(reasons.json().getString("reasons[0].strategyId")).isEqualTo(promotion.value());
        assertThat(ask("", other, "o-5", 10_000, promotions(promotion)).status())
                .isEqualTo(201);
        refused(ask("", other, "o-6", 10_000, promotions(promotion)), 409, "sold-out");
        holds(0, BUDGET - 3_000, 2, 2);
    }

    @Test
    void restoresAllByARollback() {
        var redeemed = ask("", member, "o-1", 10_000, promotions(promotion));
        var code = redeemed.json().getString("redemptions[0].code");
        var id = redeemed.json().getString("redemptions[0].redemptionId");
        assertThat(Shop.rollBack(id).json().getString("status")).isEqualTo("rolledBack");
        assertThat(Shop.rollBack(id).status()).isEqualTo(200);
        holds(STOCK, BUDGET, 0, 0);
        assertThat(Event.as("storefront").get("/v1/coupons/" + code).status()).isEqualTo(404);
        assertThat(ask("", member, "o-1", 10_000, promotions(promotion)).status())
                .isEqualTo(201);
        holds(STOCK - 1, BUDGET - 1_000, 1, 1);
    }

    @Test
    void keepsACouponThatOtherOrdersUse() {
        var twice = promotion("\"limits\": {\"stock\": 1, \"usesPerCoupon\": 2}");
        var redeemed = ask("", member, "o-1", 10_000, promotions(twice));
        var code = redeemed.json().getString("redemptions[0].code");
        assertThat(Shop.redeem(code, member, "o-2", order(5_000)).status()).isEqualTo(201);
        assertThat(Shop.rollBack(redeemed.json().getString("redemptions[0].redemptionId"))
                        .status())
                .isEqualTo(200);
        var coupon = Event.as("storefront").get("/v1/coupons/" + code).json();
        assertThat(coupon.getInt("uses.redeemed")).isEqualTo(1);
        assertThat(Shop.left(table, Shards.ofStock(twice))).isZero();
        assertThat(use(twice, "issued")).isEqualTo(1);
        assertThat(use(twice, "redeemed")).isEqualTo(1);
    }

    @Test
    void reservesConfirmsAndExpires() {
        var reserved = ask("/reservations", member, "o-1", 10_000, promotions(promotion) + ", \"seconds\": 60");
        assertThat(reserved.status()).as(reserved.body()).isEqualTo(201);
        holds(STOCK - 1, BUDGET - 1_000, 1, 0);
        var redeemed = ask("", member, "o-1", 10_000, promotions(promotion));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getString("redemptions[0].code"))
                .isEqualTo(reserved.json().getString("redemptions[0].code"));
        holds(STOCK - 1, BUDGET - 1_000, 1, 1);

        ask("/reservations", member, "o-2", 10_000, promotions(promotion) + ", \"seconds\": 60");
        holds(STOCK - 2, BUDGET - 2_000, 2, 1);
        refused(ask("", member, "o-3", 10_000, promotions(promotion)), 409, "member-limit-reached");
        TestClock.forward(Duration.ofSeconds(61));
        assertThat(ask("", member, "o-3", 10_000, promotions(promotion)).status())
                .isEqualTo(201);
        holds(STOCK - 2, BUDGET - 2_000, 2, 2);
    }

    @Test
    void combinesWithCodesAndRefusesWhatIsNoRunningPromotion() {
        var ten = Shop.coupon(Combined.amount(1_000), member);
        var both = ask("", member, "o-1", 10_000, ", \"codes\": [\"" + ten + "\"]" + promotions(promotion));
        assertThat(both.status()).as(both.body()).isEqualTo(201);
        assertThat(both.json().getInt("discount.minorUnits")).isEqualTo(2_000);
        refused(ask("", member, "o-2", 10_000, promotions(Combined.amount(100))), 404, "not-found");
        refused(ask("", member, "o-2", 10_000, promotions(StrategyId.random())), 404, "not-found");
        refused(ask("", member, "o-2", 10_000, ""), 422, "invalid-fields");
        Shop.bring(promotion, "pause");
        var paused = ask("", member, "o-2", 10_000, promotions(promotion));
        refused(paused, 422, "not-eligible");
        assertThat(paused.json().getString("reasons[0].code")).isEqualTo("strategy-not-active");
        assertThat(paused.json().getString("reasons[0].strategyId")).isEqualTo(promotion.value());
    }

    /// Ten orders of two members at once, each asked twice: three are redeemed, and none is redeemed twice.
    @Test
    void issuesNeverOneTooMany() throws Exception {
        var members = List.of(member, Shop.member(table));
        var answers = AtOnce.run(20, i -> {
            int order = i / 2;
            return ask("", members.get(order % 2), "crowd-" + order, 10_000, promotions(promotion));
        });
        assertThat(answers).extracting(Event.Answer::status).containsOnly(200, 201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(STOCK);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() < 300)
                        .map(answer -> answer.json().getString("redemptions[0].redemptionId"))
                        .distinct())
                .hasSize(STOCK);
        assertThat(Shop.left(table, Shards.ofStock(promotion))).isZero();
        assertThat(Shop.left(table, Shards.ofBudget(promotion))).isEqualTo(BUDGET - 1_000L * STOCK);
        long issued = members.stream()
                .mapToLong(
                        one -> table.get(Keys.use(one, promotion)).orElseThrow().sum("issued"))
                .sum();
        assertThat(issued).isEqualTo(STOCK);
    }

    private static StrategyId promotion(String limits) {
        return Shop.active("{\"kind\": \"promotion\", \"stackable\": true, "
                + "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\"}, " + limits + "}");
    }

    private static String promotions(StrategyId... strategies) {
        return ", \"strategyIds\": [\""
                + String.join(
                        "\", \"",
                        List.of(strategies).stream().map(StrategyId::value).toList()) + "\"]";
    }

    private static Event.Answer ask(String path, MemberId member, String order, long total, String more) {
        var id = order == null ? "" : ", \"orderId\": \"" + order + "\"";
        return Event.as("storefront")
                .post(
                        "/v1/redemptions" + path,
                        "{\"memberId\": \"%s\"%s, \"order\": %s%s}".formatted(member, id, order(total), more));
    }

    private void holds(long stock, long budget, long issued, long redeemed) {
        assertThat(Shop.left(table, Shards.ofStock(promotion))).isEqualTo(stock);
        assertThat(Shop.left(table, Shards.ofBudget(promotion))).isEqualTo(budget);
        assertThat(use(promotion, "issued")).isEqualTo(issued);
        assertThat(use(promotion, "redeemed")).isEqualTo(redeemed);
    }

    private long use(StrategyId strategy, String count) {
        return table.get(Keys.use(member, strategy))
                .map(item -> item.sum(count))
                .orElse(0L);
    }
}
