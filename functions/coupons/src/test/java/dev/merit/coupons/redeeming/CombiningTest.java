package dev.merit.coupons.redeeming;

import static dev.merit.coupons.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several codes for one order.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CombiningTest {

    private static final String STACKABLE = "\"stackable\": true, ";

    @Inject
    Table table;

    private MemberId member;
    private String ten;
    private String thousand;

    @BeforeEach
    void issue() {
        member = Shop.member(table);
        ten = Shop.coupon(percent(10, ""), member);
        thousand = Shop.coupon(amount(1_000), member);
    }

    /// 10 % of 100.00 and then 10.00 is 20.00; the other way round it is 19.00.
    @Test
    void appliesThemInTheOrderThatTakesTheMostOff() {
        for (var codes : List.of(List.of(ten, thousand), List.of(thousand, ten))) {
            var answer = combine("o-1", 10_000, codes);
            assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
            assertThat(answer.json().getInt("discount.minorUnits")).isEqualTo(2_000);
            assertThat(answer.json().getInt("payable.minorUnits")).isEqualTo(8_000);
            assertThat(answer.json().<String>getList("redemptions.code")).containsExactly(ten, thousand);
            assertThat(answer.json().<Integer>getList("redemptions.discount.minorUnits"))
                    .containsExactly(1_000, 1_000);
            assertThat(answer.json().<Integer>getList("redemptions.payable.minorUnits"))
                    .containsExactly(9_000, 8_000);
        }
        refused(combine("o-1", 10_001, List.of(ten, thousand)), 409, "redemption-differs");
        refused(Shop.redeem(ten, member, "o-1", Shop.order(10_000)), 409, "redemption-differs");
        refused(combine("o-2", 10_000, List.of(ten, thousand)), 409, "already-redeemed");
    }

    @Test
    void takesNoMoreOffThanThereIs() {
        var free = Shop.coupon(percent(100, ""), member);
        var answer = combine("o-1", 1_500, List.of(ten, thousand, free));
        assertThat(answer.json().getInt("discount.minorUnits")).isEqualTo(1_500);
        assertThat(answer.json().getInt("payable.minorUnits")).isZero();
    }

    @Test
    void redeemsAllOrNone() {
        var other = Shop.coupon(percent(5, ""), Shop.member(table));
        refused(combine("o-1", 10_000, List.of(ten, thousand, other)), 422, "not-eligible");
        var spent = Shop.coupon(percent(5, ""), member);
        Shop.redeem(spent, member, "o-0", Shop.order(10_000));
        refused(combine("o-1", 10_000, List.of(ten, thousand, spent)), 409, "already-redeemed");
        var poor = Shop.coupon(percent(50, ", \"limits\": {\"budget\": " + Shop.usd(100) + "}"), member);
        refused(combine("o-1", 10_000, List.of(ten, thousand, poor)), 409, "budget-exhausted");
        refused(combine("o-1", 10_000, List.of(ten, "0000-0000-0000")), 404, "not-found");
        assertThat(combine("o-1", 10_000, List.of(ten, thousand)).status()).isEqualTo(201);
    }

    @Test
    void asksThatAllMayBeCombined() {
        var alone = Shop.coupon(Shop.active("{}"), member);
        var answer = combine("o-1", 10_000, List.of(ten, alone));
        refused(answer, 422, "not-stackable");
        assertThat(answer.json().<String>getList("codes")).containsExactly(alone);
        var twins = amount(5);
        var answered = combine("o-1", 10_000, List.of(Shop.coupon(twins, member), ten, Shop.coupon(twins, member)));
        refused(answered, 422, "not-stackable");
        assertThat(answered.json().<String>getList("codes")).hasSize(2).doesNotContain(ten);
        assertThat(combine("o-1", 10_000, List.of(alone)).status()).isEqualTo(201);
    }

    @Test
    void asksForOneToFiveThatAreDifferent() {
        refused(combine("o-1", 10_000, List.of()), 422, "invalid-fields");
        refused(combine("o-1", 10_000, List.of(ten, ten)), 422, "invalid-fields");
        refused(combine("o-1", 10_000, List.of("AAAA", "BBBB", "CCCC", "DDDD", "EEEE", "FFFF")), 422, "invalid-fields");
    }

    /// 32 orders want the same two codes, in either order of naming; one gets both.
    @Test
    void redeemsBothForOneOfManyOrdersAtOnce() throws Exception {
        var outcomes = AtOnce.run(32, i -> {
            var answer = combine("c-" + i, 10_000, i % 2 == 0 ? List.of(ten, thousand) : List.of(thousand, ten));
            return answer.status() == 201 ? "201" : answer.json().getString("code");
        });
        assertThat(outcomes.stream().collect(Collectors.groupingBy(o -> o, Collectors.counting())))
                .isEqualTo(Map.of("201", 1L, "already-redeemed", 31L));
    }

    private Event.Answer combine(String order, long total, List<String> codes) {
        var named = codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(", "));
        return Event.as("storefront")
                .post(
                        "/v1/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s, \"codes\": [%s]}"
                                .formatted(member, order, Shop.order(total), named));
    }

    private static StrategyId percent(int percent, String more) {
        return Shop.active("{" + STACKABLE + "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"" + percent + "\"}"
                + more + "}");
    }

    private static StrategyId amount(long cents) {
        return Shop.active(
                "{" + STACKABLE + "\"benefit\": {\"type\": \"amountOff\", \"amount\": " + Shop.usd(cents) + "}" + "}");
    }
}
