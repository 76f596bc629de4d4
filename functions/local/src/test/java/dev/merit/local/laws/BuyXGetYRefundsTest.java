package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An order for which pieces were given is returned by its lines. Each line takes back what it brought,
/// whether its pieces were paid for or given.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class BuyXGetYRefundsTest extends CrowdFixture {

    private static final long BUDGET = 10_000;

    private String member;
    private String order;

    BuyXGetYRefundsTest() {
        super("PLN");
    }

    /// A point for each whole zloty.
    @BeforeEach
    void open() {
        shop.purse().programme(0, 12);
        member = shop.members(1).getFirst();
        order = name("o");
    }

    /// Four mugs at 10.00 and three teas at 3.34, 3.33 and 3.33, of which two are given at half the price. So
    /// 46.67 are paid, and of 46 points the mugs bring 37 and the teas 9.
    @Test
    void takeBackOfALineWithGivenAndPaidPiecesWhatEachPieceBrought() {
        var strategy = strategy("""
                {"type": "buyXGetY", "buy": {"quantity": 2, "skus": ["MUG"]},
                 "get": {"quantity": 1, "skus": ["TEA"], "percent": "50"}}""", "");
        buy(4_667, List.of(shop.publicCode(strategy)), new Line("MUG", 4, 4_000), new Line("TEA", 3, 1_000));
        is(46, 4_667);
        assertThat(taken(strategy)).isEqualTo(333);

        refund(1_000, new Line("MUG", 1, 1_000));
        is(46 - 9, 3_667);
        assertThat(taken(strategy)).isEqualTo(333);
        refund(222, new Line("TEA", 1, 333));
        is(46 - 9 - 3, 3_445);
        assertThat(taken(strategy)).isEqualTo(222);
        refund(445, new Line("TEA", 2, 445));
        is(46 - 9 - 9, 3_000);
        assertThat(taken(strategy)).isZero();
        assertThat(shop.revenue(strategy)).isEqualTo(3_000);

        refund(3_000, new Line("MUG", 3, 3_000));
        is(0, 0);
        assertThat(taken(strategy)).isZero();
        assertThat(shop.revenue(strategy)).isZero();
        shop.reconciles();
    }

    /// Of two shirts for 30.00 and 20.00 the cheaper one is free, and 10 % are taken off the other. So 27.00 are
    /// paid, shared over the strategies as 23.48 and 3.52, and of 27 points the dearer shirt brings 16.
    @Test
    void freeTheBudgetOfAGivenLineOnlyWithThatLine() {
        var free = strategy("""
                {"type": "buyXGetY", "buy": {"quantity": 1, "skus": ["DEAR", "CHEAP"]},
                 "get": {"quantity": 1, "skus": ["DEAR", "CHEAP"], "percent": "100"}}""", "");
        var tenth = strategy(ShopClient.percent("10"), ", \"conditions\": {\"skus\": [\"DEAR\"]}");
        buy(
                2_700,
                List.of(shop.publicCode(free), shop.publicCode(tenth)),
                new Line("DEAR", 1, 3_000),
                new Line("CHEAP", 1, 2_000));
        is(27, 2_700);
        assertThat(taken(free)).isEqualTo(2_000);
        assertThat(taken(tenth)).isEqualTo(300);
        assertThat(shop.revenue(free)).isEqualTo(2_348);
        assertThat(shop.revenue(tenth)).isEqualTo(352);

        refund(1_350, new Line("DEAR", 1, 1_350));
        is(27 - 8, 1_350);
        assertThat(taken(free)).isEqualTo(2_000);
        assertThat(taken(tenth)).isEqualTo(150);
        assertThat(shop.revenue(free) + shop.revenue(tenth)).isEqualTo(1_350);
        assertThat(shop.revenue(tenth)).as("its lines are those that went back").isZero();

        refund(1_350, new Line("DEAR", 1, 1_350));
        is(0, 0);
        assertThat(taken(tenth)).isZero();
        assertThat(taken(free)).as("the given shirt is not back").isEqualTo(2_000);
        assertThat(shop.revenue(free)).isZero();
        for (int i = 0; i < 2; i++) {
            refund(0, new Line("CHEAP", 1, 2_000));
            is(0, 0);
            assertThat(taken(free)).isZero();
        }
        shop.reconciles();
    }

    /// What was given goes back too where a refund names no lines, in proportion and rounded down.
    @Test
    void takeBackInProportionWhereARefundNamesNoLines() {
        var strategy = strategy("""
                {"type": "buyXGetY", "buy": {"quantity": 2, "skus": ["MUG"]},
                 "get": {"quantity": 1, "skus": ["TEA"], "percent": "100"}}""", "");
        buy(2_000, List.of(shop.publicCode(strategy)), new Line("MUG", 2, 2_000), new Line("TEA", 1, 333));
        is(20, 2_000);
        assertThat(taken(strategy)).isEqualTo(333);
        refund(1_000);
        is(10, 1_000);
        assertThat(taken(strategy)).isEqualTo(333 - 166);
        refund(1_000);
        is(0, 0);
        assertThat(taken(strategy)).isZero();
        shop.reconciles();
    }

    private String strategy(String benefit, String more) {
        return shop.strategy(benefit, "\"budget\": " + shop.money(BUDGET), ", \"stackable\": true" + more);
    }

    /// Redeems the codes for the lines and records the purchase, for what is payable then.
    private void buy(long paid, List<String> codes, Line... lines) {
        long total = Arrays.stream(lines).mapToLong(Line::amount).sum();
        var goods = shop.money(total) + items(lines);
        var redeemed =
                http.post("/v1/redemptions", "", Body.order(member, order, goods, ", \"codes\": " + Body.array(codes)));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getLong("payable.minorUnits")).isEqualTo(paid);
        var ids = redeemed.json().<String>getList("redemptions.redemptionId");
        tell(order, "purchase", paid, items(lines) + ", \"redemptions\": " + Body.array(ids));
    }

    private void refund(long amount, Line... lines) {
        tell(name("r"), "refund", amount, items(lines) + ", \"refundOf\": \"" + order + "\"");
    }

    private void tell(String id, String type, long amount, String more) {
        var told = shop.tell(member, id, type, amount, more);
        assertThat(told.status()).as(told.body()).isEqualTo(201);
    }

    private String items(Line... lines) {
        return lines.length == 0
                ? ""
                : Arrays.stream(lines)
                        .map(line -> "{\"sku\": \"%s\", \"quantity\": %d, \"amount\": %s}"
                                .formatted(line.sku(), line.quantity(), shop.money(line.amount())))
                        .collect(Collectors.joining(", ", ", \"items\": [", "]"));
    }

    /// What the member has by now: points, and what all purchases come to.
    private void is(long points, long net) {
        assertThat(shop.purse().standing(member).getLong("balance")).isEqualTo(points);
        assertThat(shop.net(member)).isEqualTo(net);
    }

    /// What is taken of a strategy's budget.
    private long taken(String strategy) {
        return BUDGET - left(Shards.ofBudget(new StrategyId(strategy)));
    }

    /// @param amount in minor units, of all pieces together
    private record Line(String sku, int quantity, long amount) {}
}
