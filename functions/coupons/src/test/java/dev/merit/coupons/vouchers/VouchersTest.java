package dev.merit.coupons.vouchers;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gift voucher from its issue to its last cent.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VouchersTest {

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void paysForSeveralOrdersDownToTheLastCent() {
        var code = Purse.voucher(Purse.strategy(5_000));
        assertThat(code).matches("([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}");
        var first = Shop.redeem(code, member, "o-1", Shop.order(3_000));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().getInt("discount.minorUnits")).isZero();
        assertThat(first.json().getInt("payment.minorUnits")).isEqualTo(3_000);
        assertThat(first.json().getInt("payable.minorUnits")).isZero();
        assertThat(Shop.redeem(code, member, "o-1", Shop.order(3_000)).status()).isEqualTo(200);
        var validation = Event.as("storefront")
                .post("/v1/coupons/" + code + "/validate", """
                {"memberId": "%s", "order": %s}""".formatted(member, Shop.order(9_000)))
                .json();
        assertThat(validation.getInt("payment.minorUnits")).isEqualTo(2_000);
        assertThat(validation.getInt("payable.minorUnits")).isEqualTo(7_000);
        var second = Shop.redeem(code, Shop.member(table), "o-2", Shop.order(9_000));
        assertThat(second.json().getInt("payment.minorUnits")).isEqualTo(2_000);
        refused(Shop.redeem(code, member, "o-3", Shop.order(1)), 409, "voucher-empty");
        var read = Event.asMember(member.value()).get("/v1/coupons/" + code).json();
        assertThat(read.getString("status")).isEqualTo("redeemed");
        assertThat(read.getInt("initialBalance.minorUnits")).isEqualTo(5_000);
        assertThat(Purse.entries(code)).containsExactly("redeemed -2000", "redeemed -3000", "issued 5000");
        Purse.has(code, 0);
    }

    @Test
    void spendsNoMoreThanTheShopNames() {
        var code = Purse.voucher(Purse.strategy(5_000));
        assertThat(Purse.pay(code, member, "o-1", 9_000, 1_500).json().getInt("payable.minorUnits"))
                .isEqualTo(7_500);
        refused(Purse.pay(code, member, "o-1", 9_000, 1_600), 409, "redemption-differs");
        assertThat(Purse.pay(code, member, "o-2", 9_000, 8_000).json().getInt("payment.minorUnits"))
                .isEqualTo(3_500);
        var coupon = Shop.coupon(Shop.active("{}"), member);
        refused(Purse.pay(coupon, member, "o-1", 9_000, 1), 422, "invalid-fields");
    }

    /// 10 % of 100.00, and what is left: first from what expires first, then from where less is left.
    @Test
    void paysLastAndWhatExpiresFirstPaysFirst() {
        var ten = Shop.coupon(Shop.active("{\"benefit\": {\"type\": \"percentOff\", \"percent\": \"10\"}}"), member);
        var strategy = Purse.strategy(5_000);
        var large = Purse.voucher(strategy);
        var small = Purse.voucher(strategy);
        Purse.paid(small, member, "before", 1_000);
        var soon = Purse.voucher(Purse.strategy(2_000, "2098-01-01T00:00:00"));
        var answer = Purse.combine(member, "o-1", 10_000, List.of(large, small, ten, soon));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().<String>getList("redemptions.code")).containsExactly(ten, soon, small, large);
        assertThat(answer.json().<Integer>getList("redemptions.discount.minorUnits"))
                .containsExactly(1_000, 0, 0, 0);
        assertThat(answer.json().<Integer>getList("redemptions.payment.minorUnits"))
                .containsExactly(2_000, 4_000, 3_000);
        assertThat(answer.json().getInt("discount.minorUnits")).isEqualTo(1_000);
        assertThat(answer.json().getInt("payment.minorUnits")).isEqualTo(9_000);
        assertThat(answer.json().getInt("payable.minorUnits")).isZero();
        assertThat(Purse.combine(member, "o-1", 10_000, List.of(soon, large, small, ten))
                        .status())
                .isEqualTo(200);
        Purse.has(large, 2_000);
    }

    /// 30.00 of an order of 60.00: 50.00 of goods, of which 10.00 are named by no line, and 10.00 of shipping.
    @Test
    void tellsWhatOfItsPaymentIsOnWhat() {
        var code = Purse.voucher(Purse.strategy(3_000));
        var order = """
                {"total": %s, "shipping": %s, "items": [{"sku": "A", "quantity": 1, "amount": %s},
                 {"sku": "B", "quantity": 1, "amount": %s}, {"sku": "C", "quantity": 1, "amount": %s}]}""".formatted(Shop.usd(6_000), Shop.usd(1_000), Shop.usd(3_000), Shop.usd(1_000), Shop.usd(0));
        var paid = Shop.redeem(code, member, "o-1", order).json();
        assertThat(paid.<String>getList("lines.sku")).containsExactly("A", "B", "C");
        assertThat(paid.<Integer>getList("lines.discount.minorUnits")).containsExactly(1_500, 500, 0);
        assertThat(paid.getInt("shippingDiscount.minorUnits")).isEqualTo(500);
        assertThat(paid.getInt("otherDiscount.minorUnits")).isEqualTo(500);
        assertThat(paid.getInt("discount.minorUnits")).isZero();
        assertThat(paid.getInt("payment.minorUnits")).isEqualTo(3_000);
    }

    @Test
    void holdsWhatIsReservedUntilItsTimeIsOver() {
        var code = Purse.voucher(Purse.strategy(5_000));
        var reserved = Shop.reserve(code, member, "o-1", Shop.order(4_000));
        assertThat(reserved.status()).isEqualTo(201);
        Purse.has(code, 5_000, 4_000);
        assertThat(Purse.paid(code, member, "o-2", 3_000)).isNotEmpty();
        var full = Shop.redeem(code, member, "o-3", Shop.order(10));
        refused(full, 409, "voucher-empty");
        assertThat(full.json().getInt("reserved.minorUnits")).isEqualTo(4_000);
        assertThat(full.json().getString("reservedUntil"))
                .isEqualTo(reserved.json().getString("reservedUntil"));
        var confirmed = Shop.redeem(code, member, "o-1", Shop.order(4_000));
        assertThat(confirmed.json().getInt("payment.minorUnits")).isEqualTo(4_000);
        Purse.has(code, 0);
        Shop.rollBack(confirmed.json().getString("redemptionId"));
        Shop.reserve(code, member, "o-4", Shop.order(4_000));
        TestClock.forward(Duration.ofSeconds(61));
        Purse.has(code, 4_000);
        assertThat(Shop.redeem(code, member, "o-5", Shop.order(4_000)).json().getInt("payment.minorUnits"))
                .isEqualTo(4_000);
        Purse.has(code, 0);
    }

    @Test
    void isGoodAfterItsStrategyHasEndedButNotWhileItIsPaused() {
        var strategy = Purse.strategy(5_000);
        var code = Purse.voucher(strategy);
        Shop.bring(strategy, "pause");
        refused(Shop.redeem(code, member, "o-1", Shop.order(100)), 422, "not-eligible");
        Shop.bring(strategy, "end");
        Purse.paid(code, member, "o-1", 100);
        refused(Purse.issue(strategy, "{}"), 409, "strategy-not-active");
    }

    @Test
    void listsWhatIsLeftAmongAMembersCoupons() {
        var strategy = Purse.strategy(5_000);
        var body = "{\"memberId\": \"" + member + "\", \"amount\": " + Shop.usd(700) + "}";
        var code = Purse.issue(strategy, body).json().getString("code");
        refused(Shop.redeem(code, Shop.member(table), "o-1", Shop.order(100)), 422, "not-eligible");
        refused(Event.asMember(Shop.member(table).value()).get("/v1/coupons/" + code + "/entries"), 404, "not-found");
        assertThat(listed("issued")).containsExactly(code);
        Purse.paid(code, member, "o-1", 800);
        assertThat(listed("issued")).isEmpty();
        assertThat(listed("redeemed")).containsExactly(code);
    }

    private List<String> listed(String status) {
        return Event.asMember(member.value())
                .query("status", status)
                .get("/v1/members/" + member + "/coupons")
                .json()
                .getList("items.code");
    }
}
