package dev.merit.coupons.redemptions;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.pricing.Order;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FirstPurchaseTest {

    private static final String ORDER = "{\"total\": {\"minorUnits\": 10000, \"currency\": \"USD\"}}";
    private static final int THREADS = 32;

    @Inject
    Table table;

    @Inject
    Redemptions redemptions;

    @Inject
    RedemptionRequests requests;

    private StrategyId strategy;
    private MemberId member;

    @BeforeEach
    void make() {
        strategy = Shop.active("{\"conditions\": {\"firstPurchaseOnly\": true}}");
        member = Shop.member(table);
    }

    @Test
    void isForWhoHasBoughtNothingYetInAnyCurrency() {
        var code = Shop.coupon(strategy, member);
        did("activities");
        assertThat(validated(code)).isEqualTo("[]");
        did("purchases.JPY");
        assertThat(validated(code)).isEqualTo("[not-first-purchase]");
        var answer = Shop.redeem(code, member, "o-1", ORDER);
        refused(answer, 422, "not-eligible");
        assertThat(answer.json().getInt("reasons[0].have")).isEqualTo(1);
        assertThat(answer.json().getInt("reasons[0].need")).isZero();
    }

    /// Whoever has the address now: such coupons are for a person once.
    @Test
    void isNotForWhoIsRegisteredWithAnAddressThatSomebodyHad() {
        var code = Shop.coupon(strategy, member);
        assertThat(validated(code)).isEqualTo("[]");
        table.write(Write.put(ReturningMember.mark(Item.at(Keys.wallet(member)))));
        assertThat(validated(code)).isEqualTo("[not-first-purchase]");
        refused(Shop.redeem(code, member, "o-1", ORDER), 422, "not-eligible");
        refused(Shop.redeem(Shop.publicCode(strategy), member, "o-1", ORDER), 422, "not-eligible");
    }

    @Test
    void isForOneOrderAtATimeAndFreeAfterItsRollback() {
        var first = Shop.redeem(Shop.coupon(strategy, member), member, "o-1", ORDER);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        var same = Shop.redeem(Shop.coupon(strategy, member), member, "o-1", ORDER);
        assertThat(same.status()).as(same.body()).isEqualTo(201);

        var other = Shop.coupon(strategy, member);
        assertThat(validated(other)).isEqualTo("[not-first-purchase]");
        refused(Shop.redeem(other, member, "o-2", ORDER), 422, "not-eligible");
        Shop.rollBack(first.json().getString("redemptionId"));
        Shop.rollBack(first.json().getString("redemptionId"));
        refused(Shop.redeem(other, member, "o-2", ORDER), 422, "not-eligible");
        Shop.rollBack(same.json().getString("redemptionId"));
        assertThat(validated(other)).isEqualTo("[]");
        assertThat(Shop.redeem(other, member, "o-2", ORDER).status()).isEqualTo(201);
        assertThat(claims()).isEqualTo(1);
    }

    @Test
    void isRedeemedForOneOfManyOrdersAtOnce() throws Exception {
        var codes = new String[THREADS];
        for (int i = 0; i < THREADS; i++) {
            codes[i] = Shop.coupon(strategy, member);
        }
        var total = new Money(10_000, Currency.getInstance("USD"));
        var outcomes = AtOnce.run(THREADS, i -> {
            var order = new Order(total, null, null, null);
            return redemptions.commit(
                    requests.redeem(
                            RedemptionRequests.Items.of(new CouponCode(codes[i])),
                            member,
                            new OrderId("o-" + i),
                            order,
                            null),
                    null);
        });
        assertThat(AtOnce.counted(outcomes)).isEqualTo(Map.of("Redeemed", 1, "NotEligible", THREADS - 1));
        assertThat(claims()).isEqualTo(1);
    }

    /// A purchase that is recorded between the look at the wallet and the commit is met by the condition.
    @Test
    void asksForTheWalletThatItWasJudgedBy() {
        var wallet = table.get(Keys.wallet(member)).orElseThrow();
        var claim = FirstPurchaseClaim.claim(member, wallet, new OrderId("o-1"), 1, ConsentRequirement.NONE);
        did("purchases.USD", "activities");
        assertThat(table.write(claim)).isInstanceOf(Outcome.Refused.class);
    }

    private void did(String... what) {
        var write = Write.update(Keys.wallet(member));
        for (var name : what) {
            write.add(name, 1);
        }
        table.write(write);
    }

    private long claims() {
        return table.get(Keys.wallet(member)).orElseThrow().sum("firstOrderClaims");
    }

    private String validated(String code) {
        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + ORDER + "}";
        return Event.as("storefront")
                .post("/v1/coupons/" + code + "/validate", asked)
                .json()
                .getList("reasons.code")
                .toString();
    }
}
