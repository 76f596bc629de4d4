package dev.merit.coupons.redemptions.http;

import static dev.merit.coupons.redemptions.http.Combined.amount;
import static dev.merit.coupons.redemptions.http.Combined.percent;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
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
class CombinedRedemptionsTest {

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
    void answersAlikeWhereOneTakesNothingOff() {
        var points = Shop.coupon(
                Shop.active(
                        "{\"kind\": \"points\", \"stackable\": true, \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"2\"}}"),
                member);
        var first = combine("o-1", 10_000, List.of(points, thousand));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().getInt("payable.minorUnits")).isEqualTo(9_000);
        for (var codes : List.of(List.of(points, thousand), List.of(thousand, points))) {
            assertThat(combine("o-1", 10_000, codes).body()).isEqualTo(first.body());
        }
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
        var foreign = combine("o-1", 10_000, List.of(ten, thousand, other));
        refused(foreign, 422, "not-eligible");
        assertThat(foreign.json().<String>getList("reasons.coupon")).containsExactly(other);
        var spent = Shop.coupon(percent(5, ""), member);
        Shop.redeem(spent, member, "o-0", Shop.order(10_000));
        about(spent, combine("o-1", 10_000, List.of(ten, thousand, spent)), 409, "already-redeemed");
        var poor = Shop.coupon(percent(50, ", \"limits\": {\"budget\": " + Shop.usd(100) + "}"), member);
        about(poor, combine("o-1", 10_000, List.of(ten, thousand, poor)), 409, "budget-exhausted");
        about("NOPE-NOPE", combine("o-1", 10_000, List.of(ten, "NOPE-NOPE")), 404, "not-found");
        var stock = percent(5, ", \"limits\": {\"stock\": 1}");
        var scarce = Shop.publicCode(stock);
        Shop.redeem(scarce, Shop.member(table), "o-0", Shop.order(10_000));
        about(scarce, combine("o-1", 10_000, List.of(ten, scarce)), 409, "sold-out");
        var once = Shop.publicCode(percent(5, ", \"limits\": {\"perMember\": 1}"));
        Shop.redeem(once, member, "o-0", Shop.order(10_000));
        about(once, combine("o-1", 10_000, List.of(ten, once)), 409, "member-limit-reached");
        assertThat(combine("o-1", 10_000, List.of(ten, thousand)).status()).isEqualTo(201);
    }

    /// So that a shop can tell its customer which to leave out.
    @Test
    void saysOfEachReasonWhichCodeItIsAbout() {
        var dear = Shop.coupon(percent(5, ", \"conditions\": {\"minimumSpend\": " + Shop.usd(20_000) + "}"), member);
        var web = Shop.coupon(percent(6, ", \"conditions\": {\"channels\": [\"app\"]}"), member);
        var answer = combine("o-1", 10_000, List.of(dear, ten, web));
        refused(answer, 422, "not-eligible");
        var reasons = answer.json().<Map<String, Object>>getList("reasons").stream()
                .collect(Collectors.toMap(r -> r.get("code"), r -> r.get("coupon")));
        assertThat(reasons).isEqualTo(Map.of("minimum-spend", dear, "channel", web));
    }

    @Test
    void asksThatAllMayBeCombined() {
        var alone = Shop.coupon(Shop.active("{}"), member);
        var answer = combine("o-1", 10_000, List.of(ten, alone));
        about(alone, answer, 422, "not-stackable");
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

    /// Checks that the answer is this problem of that code.
    private static void about(String code, Event.Answer answer, int status, String problem) {
        refused(answer, status, problem);
        assertThat(answer.json().getString("coupon")).isEqualTo(code);
    }

    private Event.Answer combine(String order, long total, List<String> codes) {
        return new Combined(member).redeem(order, Shop.order(total), codes);
    }
}
