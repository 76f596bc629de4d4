package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A use of what multiplies points is given back only when the points are.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class MultiplierCrowdTest extends CrowdFixture {

    private static final long PAID = 10_000;

    MultiplierCrowdTest() {
        super("CZK");
    }

    @BeforeEach
    void open() {
        shop.purse().programme(0, 12);
    }

    @Test
    void multipliesNoMorePurchasesThanItHasUses() {
        var member = shop.members(1).getFirst();
        var code = shop.coupon(strategy("\"usesPerCoupon\": 1, \"perMember\": 1"), member);
        for (int i = 0; i < 2; i++) {
            var id = told(shop.redeem(code, member, name("o"), PAID), 201);
            var purchase = name("p");
            assertThat(shop.purchase(member, purchase, PAID, List.of(id)).status())
                    .isEqualTo(201);
            assertThat(balance(member)).isEqualTo(2_000);
            refused(shop.rollBack(id), 0);
            shop.refund(member, name("r"), purchase, 9_999);
            refused(shop.rollBack(id), 9_999);
            shop.refund(member, name("r"), purchase, 1);
            told(shop.rollBack(id), 200);
            told(shop.rollBack(id), 200);
            assertThat(balance(member)).isZero();
        }
    }

    @Test
    void isEitherRolledBackOrBoughtWith() throws Exception {
        var members = shop.members(Crowd.SIZE);
        var code = shop.publicCode(strategy(""));
        var ids = members.stream()
                .map(member -> told(shop.redeem(code, member, name("o"), PAID), 201))
                .toList();
        var answers = crowd.ask(
                2 * Crowd.SIZE,
                i -> i % 2 == 0
                        ? shop.purchase(members.get(i / 2), name("p"), PAID, List.of(ids.get(i / 2)))
                        : shop.rollBack(ids.get(i / 2)));
        System.out.println("isEitherRolledBackOrBoughtWith: " + answers.counted());
        int bought = answers.count("201");
        assertThat(answers.count("purchase-not-refunded")).isEqualTo(bought);
        assertThat(answers.count("not-redeemed")).isEqualTo(Crowd.SIZE - bought);
        assertThat(answers.count("200")).isEqualTo(Crowd.SIZE - bought);
    }

    private String strategy(String limits) {
        return shop.strategy("points", "{\"type\": \"pointsMultiplier\", \"factor\": \"20\"}", limits, "");
    }

    private static String told(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().getString("redemptionId");
    }

    private static void refused(Http.Answer answer, long refunded) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().getString("code")).isEqualTo("purchase-not-refunded");
        assertThat(answer.json().getLong("have.minorUnits")).isEqualTo(refunded);
        assertThat(answer.json().getLong("need.minorUnits")).isEqualTo(PAID);
    }

    private long balance(String member) {
        return shop.purse().standing(member).getLong("balance");
    }
}
