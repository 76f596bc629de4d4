package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
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

/// What codes would come to, asked for before, while and after an order holds them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CombinedValidationsTest {

    @Inject
    Table table;

    private MemberId member;
    private Combined combined;
    private StrategyId strategy;
    private String ten;
    private String shared;
    private List<String> codes;

    @BeforeEach
    void issue() {
        member = Shop.member(table);
        combined = new Combined(member);
        strategy = Combined.percent(
                10, ", \"limits\": {\"stock\": 1, \"perMember\": 1, \"budget\": " + Shop.usd(1_000) + "}");
        shared = Shop.publicCode(strategy);
        ten = Shop.coupon(Combined.amount(1_000), member);
        codes = List.of(ten, shared);
    }

    @Test
    void comesToWhatRedeemingDoesAndTakesNothing() {
        var voucher = Shop.coupon(voucher(), member);
        var all = List.of(voucher, ten, shared);
        var asked = combined.validate(null, order(10_000), all);
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.json().getBoolean("redeemable")).isTrue();
        assertThat(combined.validate("o-1", order(10_000), all).body()).isEqualTo(asked.body());
        assertThat(Shop.left(table, Shards.ofBudget(strategy))).isEqualTo(1_000);
        var redeemed = combined.redeem("o-1", order(10_000), all);
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        for (var figure : List.of("code", "discount", "payable", "payment")) {
            assertThat(asked.json().<Object>getList("applied." + figure))
                    .isEqualTo(redeemed.json().<Object>getList("redemptions." + figure));
        }
        for (var figure : List.of("discount", "payable", "payment")) {
            assertThat(asked.json().<Object>get(figure))
                    .isEqualTo(redeemed.json().<Object>get(figure));
        }
        assertThat(asked.json().getInt("discount.minorUnits")).isEqualTo(2_000);
        assertThat(asked.json().getInt("payment.minorUnits")).isEqualTo(500);
    }

    /// 10 % of 100.00 is more than the budget has, but not behind 50 %, which comes to the same.
    @Test
    void appliesThemInTheOrderThatABudgetHasEnoughFor() {
        var poor = Shop.coupon(Combined.percent(10, ", \"limits\": {\"budget\": " + Shop.usd(600) + "}"), member);
        var all = List.of(poor, Shop.coupon(Combined.percent(50, ""), member));
        var asked = combined.validate(null, order(10_000), all);
        assertThat(asked.json().<Integer>getList("applied.discount.minorUnits"))
                .as(asked.body())
                .containsExactly(5_000, 500);
        hindered(combined.validate(null, order(20_000), all.subList(0, 1)), "budget-exhausted", poor);
        var reserved = combined.reserve("o-1", order(10_000), all);
        assertThat(reserved.json().<Object>getList("redemptions.discount"))
                .isEqualTo(asked.json().<Object>getList("applied.discount"));
        assertThat(combined.validate("o-1", order(12_000), all).json().getInt("discount.minorUnits"))
                .isEqualTo(6_600);
    }

    @Test
    void namesAllThatIsInTheWayOfEach() {
        var spent = Shop.coupon(Combined.percent(5, ""), member);
        Shop.redeem(spent, member, "o-0", order(100));
        hindered(combined.validate(null, order(10_000), List.of(ten, spent)), "already-redeemed", spent);
        hindered(combined.validate(null, order(100_000), codes), "budget-exhausted", shared);
        var alone = Shop.coupon(Shop.active("{}"), member);
        hindered(combined.validate(null, order(10_000), List.of(ten, alone)), "not-stackable", alone);
        var unknown = combined.validate(null, order(10_000), List.of(ten, "NOPE-NOPE"));
        refused(unknown, 404, "not-found");
        assertThat(unknown.json().getString("coupon")).isEqualTo("NOPE-NOPE");
        refused(combined.validate(null, order(10_000), List.of()), 422, "invalid-fields");
    }

    @Test
    void isNotInTheWayOfItsOwnOrder() {
        var reserved = combined.reserve("o-1", order(10_000), codes);
        Shop.bring(strategy, "pause");
        var same = combined.validate("o-1", order(10_000), codes);
        assertThat(same.json().getBoolean("redeemable")).as(same.body()).isTrue();
        assertThat(same.json().<Object>getList("applied.discount"))
                .isEqualTo(reserved.json().<Object>getList("redemptions.discount"));
        hindered(combined.validate("o-1", order(9_000), codes), "strategy-not-active", shared);
        Shop.bring(strategy, "activate");
        var changed = combined.validate("o-1", order(9_000), codes);
        assertThat(changed.json().getInt("discount.minorUnits"))
                .as(changed.body())
                .isEqualTo(1_900);
        hindered(combined.validate("o-2", order(10_000), List.of(ten)), "already-redeemed", ten);
        assertThat(combined.validate("o-2", order(10_000), List.of(shared))
                        .json()
                        .<String>getList("reasons.code"))
                .containsExactly("member-limit-reached", "sold-out", "budget-exhausted");
        assertThat(combined.redeem("o-1", order(10_000), codes).status()).isEqualTo(201);
        assertThat(combined.validate("o-1", order(10_000), codes).body()).isEqualTo(same.body());
    }

    @Test
    void isNotInTheWayOfItsOwnOrderByItself() {
        var voucher = Shop.coupon(voucher(), member);
        for (var code : List.of(ten, shared, voucher)) {
            var before = combined.validate(null, order(10_000), code);
            assertThat(before.json().getBoolean("redeemable")).as(before.body()).isTrue();
            Shop.reserve(code, member, "o-1", order(10_000));
            assertThat(combined.validate("o-1", order(10_000), code).body()).isEqualTo(before.body());
            for (var other : new String[] {null, "o-2"}) {
                assertThat(combined.validate(other, order(10_000), code).json().getBoolean("redeemable"))
                        .isFalse();
            }
            assertThat(combined.validate("o-1", order(9_999), code).json().getBoolean("redeemable"))
                    .isTrue();
            Shop.redeem(code, member, "o-1", order(10_000));
            assertThat(combined.validate("o-1", order(10_000), code).body()).isEqualTo(before.body());
            assertThat(combined.validate("o-1", order(9_999), code).json().getBoolean("redeemable"))
                    .isTrue();
        }
    }

    /// Whose coupons others are is not for a member to learn.
    @Test
    void tellsAMemberOfOnesOwnAndOfSharedCodesOnly() {
        var body = "{\"memberId\": \"%s\", \"order\": %s, \"codes\": [\"%s\", \"%s\"]}";
        var own = body.formatted(member, order(10_000), ten, shared);
        assertThat(Event.asMember(member.value())
                        .post("/v1/redemptions/validations", own)
                        .status())
                .isEqualTo(200);
        var other = Shop.member(table);
        var foreign = body.formatted(other, order(10_000), ten, shared);
        var answer = Event.asMember(other.value()).post("/v1/redemptions/validations", foreign);
        refused(answer, 404, "not-found");
        assertThat(answer.json().getString("coupon")).isEqualTo(ten);
    }

    private static StrategyId voucher() {
        return Shop.active("{\"kind\": \"giftVoucher\", \"benefit\": {\"type\": \"storedValue\", \"amount\": "
                + Shop.usd(500) + "}}");
    }

    private static void hindered(Event.Answer answer, String reason, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getBoolean("redeemable")).isFalse();
        assertThat(answer.json().<String>getList("reasons.code")).containsExactly(reason);
        assertThat(answer.json().<String>getList("reasons.coupon")).containsExactly(code);
    }
}
