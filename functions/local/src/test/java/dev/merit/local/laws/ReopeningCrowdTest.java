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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was redeemed, bought with, rolled back and is redeemed again: it counts for that purchase still, and holds of
/// the budget its discount less the part that the purchase's refunds give back.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ReopeningCrowdTest extends CrowdFixture {

    private static final long DISCOUNT = 1_000;
    private static final long TOTAL = 5_000;
    private static final long PAID = 4_000;

    private String member;
    private String order;
    private String purchase;
    private String strategy;
    private String code;

    ReopeningCrowdTest() {
        super("DKK");
    }

    @BeforeEach
    void open() {
        member = shop.members(1).getFirst();
        order = name("o");
        purchase = name("p");
        var benefit = "{\"type\": \"amountOff\", \"amount\": " + shop.money(DISCOUNT) + "}";
        strategy = shop.strategy(benefit, "\"stock\": 1, \"perMember\": 1, \"budget\": " + shop.money(DISCOUNT), "");
        code = shop.publicCode(strategy);
    }

    @Test
    void givesBackWhatARefundAfterwardsReturns() {
        var id = redeem(201);
        told(shop.purchase(member, purchase, PAID, List.of(id)), 201);
        told(shop.rollBack(id), 200);
        assertThat(left()).isEqualTo(DISCOUNT);
        told(refund(1_001), 201);
        assertThat(left()).isEqualTo(DISCOUNT);
        redeem(201);
        assertThat(left()).isEqualTo(250);
        told(refund(1), 201);
        told(shop.rollBack(id), 200);
        assertThat(left()).isEqualTo(DISCOUNT);
        told(shop.reserve(code, member, order, TOTAL, 600), 201);
        told(refund(998), 201);
        assertThat(left()).isEqualTo(500);
        redeem(201);
        assertThat(left()).isEqualTo(500);
        told(refund(2_000), 201);
        assertThat(left()).isEqualTo(DISCOUNT);
    }

    @Test
    void countsForOnePurchaseUntilAllOfThatIsRefunded() {
        var id = redeem(201);
        told(shop.purchase(member, purchase, PAID, List.of(id)), 201);
        told(refund(PAID - 1), 201);
        told(shop.rollBack(id), 200);
        redeem(201);
        var next = shop.purchase(member, name("p"), PAID, List.of(id));
        assertThat(next.json().getString("code")).isEqualTo("not-redeemed");
        assertThat(shop.revenue(strategy)).isEqualTo(1);
        told(refund(1), 201);
        told(shop.rollBack(id), 200);
        redeem(201);
        assertThat(left()).isZero();
        told(shop.purchase(member, name("p"), 70, List.of(id)), 201);
        assertThat(shop.revenue(strategy)).isEqualTo(70);
        assertThat(left()).isZero();
        shop.reconciles();
    }

    /// Refunds, rollbacks, reservations and redemptions of one order at once, in whatever order they meet.
    @Test
    void holdsWhatRefundsHaveLeftWhoeverComesBetween() throws Exception {
        for (int round = 0; round < 3; round++) {
            open();
            var id = redeem(201);
            told(shop.purchase(member, purchase, PAID, List.of(id)), 201);
            var answers = crowd.each((number, all) -> {
                for (int i = 0; i < 2; i++) {
                    all.add(
                            switch (number % 4) {
                                case 0 -> refund(237);
                                case 1 -> shop.redeem(code, member, order, TOTAL);
                                case 2 -> shop.reserve(code, member, order, TOTAL, 600);
                                default -> shop.rollBack(id);
                            });
                }
            });
            assertThat(answers.counted()).containsOnlyKeys("200", "201");
            assertThat(shop.redeem(code, member, order, TOTAL).status()).isBetween(200, 201);
            assertThat(left()).isEqualTo(DISCOUNT * 16 * 237 / PAID);
            told(refund(PAID - 16 * 237), 201);
            assertThat(left()).isEqualTo(DISCOUNT);
            told(shop.rollBack(id), 200);
            assertThat(left()).isEqualTo(DISCOUNT);
        }
    }

    private String redeem(int status) {
        var answer = shop.redeem(code, member, order, TOTAL);
        told(answer, status);
        return answer.json().getString("redemptionId");
    }

    private Http.Answer refund(long amount) {
        return shop.refund(member, name("r"), purchase, amount);
    }

    private static void told(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private long left() {
        return Shards.left(table.get(Shards.ofBudget(new StrategyId(strategy)).keys()));
    }
}
