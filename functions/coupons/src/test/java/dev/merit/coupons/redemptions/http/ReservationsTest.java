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
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReservationsTest {

    private static final String BUDGET = "{\"limits\": {\"budget\": " + Shop.usd(2_000) + "}}";

    @Inject
    Table table;

    private StrategyId strategy;
    private MemberId member;
    private String code;

    @BeforeEach
    void issue() {
        strategy = Shop.active(BUDGET);
        member = Shop.member(table);
        code = Shop.coupon(strategy, member);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void holdsACouponAndItsDiscount() {
        var reserved = Shop.reserve(code, member, "o-1", order(10_000));
        assertThat(reserved.status()).as(reserved.body()).isEqualTo(201);
        assertThat(reserved.json().getString("status")).isEqualTo("reserved");
        assertThat(reserved.json().getString("reservedUntil")).endsWith("Z");
        assertThat(reserved.json().getInt("discount.minorUnits")).isEqualTo(1_250);
        assertThat(budget()).isEqualTo(750);
        var coupon = Event.as("storefront").get("/v1/coupons/" + code).json();
        assertThat(coupon.getString("status")).isEqualTo("issued");
        assertThat(coupon.getMap("uses").toString()).isEqualTo("{most=1, redeemed=0, reserved=1}");

        assertThat(Shop.reserve(code, member, "o-1", order(10_000)).body()).isEqualTo(reserved.body());
        var other = Shop.redeem(code, member, "o-2", order(10_000));
        refused(other, 409, "already-redeemed");
        assertThat(other.json().getInt("have")).isZero();
        assertThat(other.json().getInt("need")).isEqualTo(1);
        assertThat(other.json().getInt("reserved")).isEqualTo(1);
        var until = reserved.json().getString("reservedUntil");
        assertThat(other.json().getString("reservedUntil")).isEqualTo(until);
        assertThat(coupon.getString("reservedUntil")).isEqualTo(until);
        var validation = Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/validate",
                        "{\"memberId\": \"%s\", \"order\": %s}".formatted(member, order(10_000)))
                .json();
        assertThat(validation.getString("reasons[0].code")).isEqualTo("already-redeemed");
        assertThat(validation.getString("reasons[0].reservedUntil")).isEqualTo(until);
        refused(Shop.redeem(code, member, "o-1", order(10_001)), 409, "redemption-differs");
        assertThat(budget()).isEqualTo(750);
    }

    @Test
    void saysUntilWhenAMembersLimitIsReserved() {
        var code = Shop.publicCode(Shop.active("{\"limits\": {\"perMember\": 1}}"));
        var until = Shop.reserve(code, member, "o-1", order(10_000)).json().getString("reservedUntil");
        var other = Shop.redeem(code, member, "o-2", order(10_000));
        refused(other, 409, "member-limit-reached");
        assertThat(other.json().getString("reservedUntil")).isEqualTo(until);
        var validation = Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/validate",
                        "{\"memberId\": \"%s\", \"order\": %s}".formatted(member, order(10_000)))
                .json();
        assertThat(validation.getString("reasons[0].reservedUntil")).isEqualTo(until);
        Shop.redeem(code, member, "o-1", order(10_000));
        assertThat(Shop.redeem(code, member, "o-2", order(10_000)).body())
                .contains("member-limit-reached")
                .doesNotContain("reservedUntil");
    }

    @Test
    void isRedeemedAtItsPriceWhateverBecameOfItsStrategy() {
        var reserved = Shop.reserve(code, member, "o-1", order(10_000));
        Shop.bring(strategy, "end");
        var redeemed = Shop.redeem(code, member, "o-1", order(10_000));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getString("status")).isEqualTo("redeemed");
        assertThat(redeemed.json().getString("reservedUntil")).isNull();
        assertThat(redeemed.header("Location")).isEqualTo(reserved.header("Location"));
        TestClock.forward(Duration.ofSeconds(61));
        assertThat(Shop.redeem(code, member, "o-1", order(10_000)).body()).isEqualTo(redeemed.body());
        assertThat(Shop.reserve(code, member, "o-1", order(10_000)).body()).isEqualTo(redeemed.body());
        refused(delete(redeemed), 409, "not-reserved");
        assertThat(budget()).isEqualTo(750);
    }

    @Test
    void isReleasedOnceAndReservedAgain() {
        var reserved = Shop.reserve(code, member, "o-1", order(10_000));
        var released = delete(reserved);
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().getString("status")).isEqualTo("released");
        assertThat(delete(reserved).body()).isEqualTo(released.body());
        assertThat(Shop.rollBack(released.json().getString("redemptionId")).body())
                .isEqualTo(released.body());
        assertThat(budget()).isEqualTo(2_000);
        var again = Shop.reserve(code, member, "o-1", order(8_000));
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(reserved.header("Location"));
        assertThat(budget()).isEqualTo(1_000);
    }

    @Test
    void holdsNothingOnceItsTimeIsOver() {
        Shop.reserve(code, member, "o-1", order(10_000));
        TestClock.forward(Duration.ofSeconds(61));
        var coupon = Event.as("storefront").get("/v1/coupons/" + code).json();
        assertThat(coupon.getInt("uses.reserved")).isZero();
        var other = Shop.redeem(code, member, "o-2", order(16_000));
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        assertThat(budget()).isZero();
        refused(Shop.redeem(code, member, "o-1", order(10_000)), 409, "already-redeemed");
    }

    /// What others hold of the budget is taken back before it is said to be exhausted.
    @Test
    void givesTheBudgetBackToWhoAsksOnceItsTimeIsOver() {
        Shop.reserve(code, member, "o-1", order(10_000));
        var other = Shop.member(table);
        var next = Shop.coupon(strategy, other);
        var short_ = Shop.reserve(next, other, "o-2", order(16_000));
        refused(short_, 409, "budget-exhausted");
        assertThat(short_.json().getInt("have.minorUnits")).isEqualTo(750);
        assertThat(short_.json().getInt("need.minorUnits")).isEqualTo(2_000);
        TestClock.forward(Duration.ofSeconds(61));
        assertThat(Shop.reserve(next, other, "o-2", order(16_000)).status()).isEqualTo(201);
        assertThat(budget()).isZero();
    }

    /// At today's price, since nothing was held any more.
    @Test
    void isJudgedAgainOnceItsTimeIsOver() {
        Shop.reserve(code, member, "o-1", order(10_000));
        TestClock.forward(Duration.ofSeconds(61));
        var late = Shop.redeem(code, member, "o-1", order(8_000));
        assertThat(late.status()).as(late.body()).isEqualTo(201);
        assertThat(late.json().getInt("discount.minorUnits")).isEqualTo(1_000);
        assertThat(budget()).isEqualTo(1_000);
        Shop.rollBack(late.json().getString("redemptionId"));
        assertThat(budget()).isEqualTo(2_000);
    }

    @Test
    void asksForATimeWithinBounds() {
        for (var seconds : new String[] {"59", "3601"}) {
            var body = "{\"memberId\": \"%s\", \"orderId\": \"o\", \"order\": %s, \"seconds\": %s}"
                    .formatted(member, order(1), seconds);
            refused(Event.as("storefront").post("/v1/coupons/" + code + "/reservations", body), 422, "invalid-fields");
        }
    }

    private static Event.Answer delete(Event.Answer reserved) {
        return Event.as("storefront").send("DELETE", reserved.header("Location"), null);
    }

    private long budget() {
        return Shop.left(table, Shards.ofBudget(strategy));
    }
}
