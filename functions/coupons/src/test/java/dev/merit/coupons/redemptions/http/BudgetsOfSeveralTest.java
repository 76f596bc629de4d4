package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several codes for one order, of strategies whose budgets are nearly too little.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BudgetsOfSeveralTest {

    private static final long BUDGET = 1_600;

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    /// With what else five codes write, all shards of five budgets are more than one transaction takes.
    @Test
    void takesFiveBudgetsThatLieInAllTheirShards() {
        var strategies = IntStream.range(0, 5).mapToObj(_ -> small()).toList();
        var codes = strategies.stream()
                .map(s -> Shop.codes(s, Shop.batch(s, 1)).getFirst())
                .toList();
        var answer = combine(member, "o", 100_000, codes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().getLong("discount.minorUnits")).isEqualTo(5 * BUDGET);
        assertThat(strategies).allSatisfy(s -> assertThat(left(s)).isZero());
        answer.json().<String>getList("redemptions.redemptionId").forEach(Shop::rollBack);
        assertThat(strategies).allSatisfy(s -> assertThat(left(s)).isEqualTo(BUDGET));
    }

    @Test
    void takesThemOnceWhereManyWantThem() throws Exception {
        var strategies = IntStream.range(0, 5).mapToObj(_ -> small()).toList();
        var codes =
                strategies.stream().map(s -> Shop.codes(s, Shop.batch(s, 32))).toList();
        var members = Shop.members(table, 32);
        var outcomes = AtOnce.run(32, i -> {
            var own = codes.stream().map(all -> all.get(i)).toList();
            var answer = combine(members.get(i), "c-" + i, 100_000, own);
            return answer.status() == 201 ? "201" : answer.json().getString("code");
        });
        assertThat(outcomes.stream().collect(Collectors.groupingBy(o -> o, Collectors.counting())))
                .isEqualTo(Map.of("201", 1L, "budget-exhausted", 31L));
        assertThat(strategies).allSatisfy(s -> assertThat(left(s)).isZero());
    }

    /// 90 % and then 50 % of what is left take as much off as the other way round, but less of the second budget.
    @Test
    void appliesThemAsTheBudgetsAllowHoweverTheyAreSpelt() {
        for (var spelling : List.of(List.of("AA", "ZZ"), List.of("ZZ", "AA"))) {
            var most = named(spelling.getFirst(), percent(90, ""));
            var poor = percent(50, ", \"limits\": {\"budget\": " + Shop.usd(2_000) + "}");
            var half = named(spelling.getLast(), poor);
            var answer = combine(member, "o", 10_000, List.of(most, half));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.json().getLong("discount.minorUnits")).isEqualTo(9_500);
            assertThat(left(poor)).isEqualTo(1_500);
            refused(combine(member, "big", 1_000_000, List.of(most, half)), 409, "budget-exhausted");
            assertThat(left(poor)).isEqualTo(1_500);
        }
    }

    /// 10 % and then 50.00 take all off 30.00; after 50.00 nothing is left for 10 % to take.
    @Test
    void appliesThemSoThatEachTakesSomethingOff() {
        for (var spelling : List.of(List.of("AA", "ZZ"), List.of("ZZ", "AA"))) {
            var fixed = "\"benefit\": {\"type\": \"amountOff\", \"amount\": " + Shop.usd(5_000) + "}";
            var five = named(spelling.getFirst(), Shop.active("{\"stackable\": true, " + fixed + "}"));
            var ten = named(spelling.getLast(), percent(10, ""));
            var answer = combine(member, "o", 3_000, List.of(five, ten));
            assertThat(answer.json().<String>getList("redemptions.code")).containsExactly(ten, five);
            assertThat(answer.json().<Integer>getList("redemptions.discount.minorUnits"))
                    .containsExactly(300, 2_700);
        }
    }

    @Test
    void offersWhatTheBudgetAllowsBehindAnother() {
        var most = Shop.coupon(percent(90, ""), member);
        var half = Shop.coupon(percent(50, ", \"limits\": {\"budget\": " + Shop.usd(2_000) + "}"), member);
        var offers = Event.as("storefront")
                .post("/v1/members/" + member + "/offers", "{\"order\": " + Shop.order(10_000) + "}")
                .json();
        assertThat(offers.<String>getList("best.codes")).containsExactly(most, half);
        assertThat(offers.getLong("best.discount.minorUnits")).isEqualTo(9_500);
        assertThat(offers.<Boolean>getList("offers.redeemable")).containsExactly(true, false);
    }

    private StrategyId small() {
        return Shop.active("""
                {"stackable": true, "benefit": {"type": "amountOff", "amount": %s}, "limits": {"budget": %s},
                 "conditions": {"firstPurchaseOnly": true}}""".formatted(Shop.usd(BUDGET), Shop.usd(BUDGET)));
    }

    private static StrategyId percent(int percent, String more) {
        return Shop.active("{\"stackable\": true, \"benefit\": {\"type\": \"percentOff\", \"percent\": \"" + percent
                + "\"}" + more + "}");
    }

    private static String named(String prefix, StrategyId strategy) {
        var code = prefix + Shop.publicCode(strategy);
        Event.as("marketer").post("/v1/strategies/" + strategy + "/codes", "{\"code\": \"" + code + "\"}");
        return code;
    }

    private long left(StrategyId strategy) {
        return Shop.left(table, Shards.ofBudget(strategy));
    }

    private static Event.Answer combine(MemberId member, String order, long total, List<String> codes) {
        var named = codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(", "));
        return Event.as("storefront")
                .post(
                        "/v1/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s, \"codes\": [%s]}"
                                .formatted(member, order, Shop.order(total), named));
    }
}
