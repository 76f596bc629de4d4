package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A strategy's budget, met by a crowd to the last cent, with discounts that nothing divides evenly.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class BudgetCrowdTest extends CrowdFixture {

    /// An eighth of it, the discount, rounds to one cent; of anything less to none.
    private static final int LEAST_TOTAL = 5;

    private static final int MAX_TOTAL = 999;

    private List<String> members;

    BudgetCrowdTest() {
        super("NOK");
    }

    @BeforeEach
    void open() {
        members = shop.members(8);
    }

    @Test
    void meetsTheBudgetToTheLastCent() throws Exception {
        long budget = 7_001;
        var strategy = shop.strategy(ShopClient.percent("12.5"), "\"budget\": " + shop.money(budget), "");
        var code = shop.publicCode(strategy);
        var taken = drain(code);
        System.out.println("meetsTheBudgetToTheLastCent: " + taken.counted());
        assertThat(discounts(taken)).isEqualTo(budget);
        assertThat(left(strategy)).isZero();

        var back = taken.created("redemptionId");
        assertThat(crowd.forEach(back, shop::rollBack).counted()).isEqualTo(Map.of("200", back.size()));
        assertThat(left(strategy)).isEqualTo(budget);
    }

    /// Each purchase names a redemption of this strategy and one of another; two thirds of it go back, in two
    /// refunds, while others redeem all that these return.
    @Test
    void givesToOthersExactlyWhatRefundsReturn() throws Exception {
        long budget = 4_503;
        var strategy =
                shop.strategy(ShopClient.percent("12.5"), "\"budget\": " + shop.money(budget), ", \"stackable\": true");
        var fixed = "{\"type\": \"amountOff\", \"amount\": " + shop.money(7) + "}";
        var other = shop.strategy(fixed, "\"budget\": " + shop.money(1_000), ", \"stackable\": true");
        var code = shop.publicCode(strategy);
        var codes = List.of(code, shop.publicCode(other));
        long revenue = shop.revenue().getLong("revenue.minorUnits");
        long net = shop.net();
        var order = name("sale");

        var redeemed = crowd.ask(Sales.NUMBER, i -> shop.redeem(codes, member(i), order + "-" + i, 801 + 13L * i));
        assertThat(redeemed.counted()).isEqualTo(Map.of("201", Sales.NUMBER));
        var sales = new Sales(order, redeemed);
        var bought = crowd.ask(
                Sales.NUMBER, i -> shop.purchase(member(i), order + "-" + i, Sales.paid(i), sales.redemptions(i)));
        assertThat(bought.counted()).isEqualTo(Map.of("201", Sales.NUMBER));
        assertThat(shop.net() - net).isEqualTo(Sales.sum(1));

        var meanwhile = crowd.each((i, answers) -> {
            if (i % 2 == 0) {
                for (int sale : new int[] {i, i + 1}) {
                    answers.add(shop.refund(member(sale), name("r"), order + "-" + sale, Sales.paid(sale) / 3));
                    answers.add(shop.refund(member(sale), name("r"), order + "-" + sale, Sales.paid(sale) / 3));
                }
            } else {
                for (int n = 0; n < 4; n++) {
                    answers.add(shop.redeem(code, member(i), name("o"), MAX_TOTAL - i - n));
                }
            }
        });
        var rest = drain(code);
        System.out.println("givesToOthersExactlyWhatRefundsReturn: " + meanwhile.counted() + ", " + rest.counted());
        assertThat(meanwhile.counted().keySet()).isSubsetOf("201", "budget-exhausted");
        assertThat(left(strategy)).isZero();
        long inForce = discounts(rest)
                + meanwhile.with("201").stream()
                        .filter(a -> a.body().contains("redemptionId"))
                        .mapToLong(a -> a.json().getLong("discount.minorUnits"))
                        .sum();
        for (int i = 0; i < Sales.NUMBER; i++) {
            long discount = sales.discount(i);
            inForce += discount - discount * (2 * (Sales.paid(i) / 3)) / Sales.paid(i);
        }
        assertThat(inForce).isEqualTo(budget);

        long kept = Sales.sum(1) - 2 * Sales.sum(3);
        assertThat(shop.net() - net).isEqualTo(kept);
        assertThat(shop.revenue().getLong("revenue.minorUnits") - revenue).isEqualTo(kept);
        assertThat(shop.revenue(strategy) + shop.revenue(other)).isEqualTo(kept);
        shop.reconciles();
    }

    /// Until not even a cent is left; nobody is refused what is there.
    private Crowd.Answers drain(String code) throws Exception {
        var order = name("drain");
        var taken = crowd.drain(
                MAX_TOTAL, LEAST_TOTAL, total -> shop.redeem(code, member(total), order + "-" + name("n"), total));
        assertThat(taken.counted()).containsOnlyKeys("201", "budget-exhausted");
        assertThat(taken.with("budget-exhausted"))
                .allSatisfy(answer -> assertThat(answer.json().getLong("have.minorUnits"))
                        .isLessThan(answer.json().getLong("need.minorUnits")));
        return taken;
    }

    private static long discounts(Crowd.Answers taken) {
        return taken.with("201").stream()
                .mapToLong(answer -> answer.json().getLong("discount.minorUnits"))
                .sum();
    }

    private String member(int number) {
        return members.get(number % members.size());
    }

    private long left(String strategy) {
        return left(Shards.ofBudget(new StrategyId(strategy)));
    }
}
