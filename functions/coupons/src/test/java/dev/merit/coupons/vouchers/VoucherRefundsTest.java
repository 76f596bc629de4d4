package dev.merit.coupons.vouchers;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.voucher.VoucherExpiry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes back to a voucher, and what of it expires.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherRefundsTest {

    @Inject
    Table table;

    @Inject
    Ledger ledger;

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
    void givesBackInAllWhatWasPaidAndNoMore() {
        var code = Purse.voucher(Purse.strategy(5_000));
        var redemption = Purse.paid(code, member, "o-1", 3_000);
        assertThat(Purse.refund(redemption, "r-1", 1_000).status()).isEqualTo(201);
        assertThat(Purse.refund(redemption, "r-1", 1_000).status()).isEqualTo(200);
        refused(Purse.refund(redemption, "r-1", 1_001), 409, "refund-differs");
        var tooMuch = Purse.refund(redemption, "r-2", 2_001);
        refused(tooMuch, 422, "refund-exceeds-payment");
        assertThat(tooMuch.json().getInt("have.minorUnits")).isEqualTo(2_000);
        assertThat(tooMuch.json().getInt("need.minorUnits")).isEqualTo(2_001);
        var inEuros = Event.as("storefront").post("/v1/redemptions/" + redemption + "/refunds", """
                {"refundId": "r-2", "amount": {"minorUnits": 1, "currency": "EUR"}}""");
        refused(inEuros, 422, "currency-differs");
        assertThat(inEuros.json().getString("errors[0].pointer")).isEqualTo("/amount/currency");
        assertThat(inEuros.json().getString("have")).isEqualTo("EUR");
        assertThat(inEuros.json().getString("need")).isEqualTo("USD");
        Purse.has(code, 3_000);
        assertThat(Event.as("storefront")
                        .get("/v1/redemptions/" + redemption)
                        .json()
                        .getInt("refunded.minorUnits"))
                .isEqualTo(1_000);
        assertThat(Shop.rollBack(redemption).status()).isEqualTo(200);
        assertThat(Shop.rollBack(redemption).status()).isEqualTo(200);
        Purse.has(code, 5_000);
        assertThat(Purse.entries(code))
                .containsExactly("rolledBack 2000", "refunded 1000", "redeemed -3000", "issued 5000");
        refused(Purse.refund(redemption, "r-3", 1), 409, "not-redeemed");
        assertThat(Purse.paid(code, member, "o-1", 3_000)).isEqualTo(redemption);
        assertThat(Purse.refund(redemption, "r-1", 1_000).status()).isEqualTo(200);
        assertThat(Purse.refund(redemption, "r-3", 3_000).status()).isEqualTo(201);
        Purse.has(code, 5_000);
    }

    @Test
    void refundsNoCouponAndNoUnknownRedemption() {
        var coupon = Purse.paid(Shop.coupon(Shop.active("{}"), member), member, "o-1", 3_000);
        refused(Purse.refund(coupon, "r-1", 1), 422, "not-a-voucher");
        refused(Purse.refund(coupon, "r-1", 0), 422, "invalid-fields");
        refused(Purse.refund("9r4tzn3v8q0m2k7d5x1c", "r-1", 1), 404, "not-found");
    }

    /// It is spent, reserved, refunded and rolled back around its end; the rest is entered once, whoever runs when.
    @Test
    void expiresWithAllThatIsLeft() {
        var zone = ZoneId.of("Europe/Berlin");
        var end = LocalDateTime.now(zone).plusMinutes(20).truncatedTo(ChronoUnit.SECONDS);
        var strategy = Purse.strategy(5_000, end.toString().length() > 16 ? end.toString() : end + ":00");
        var code = Purse.voucher(strategy);
        var early = Purse.paid(code, member, "o-1", 1_000);
        Shop.reserve(code, member, "o-2", Shop.order(500), 900);
        TestClock.forward(Duration.ofMinutes(10));
        Shop.reserve(code, member, "o-3", Shop.order(700), 900);
        var expiring = new VoucherExpiry(table, ledger);
        assertThat(expiring.expire(TestClock.now(), 100)).isZero();
        TestClock.forward(Duration.ofMinutes(11));
        refused(Shop.redeem(code, member, "o-4", Shop.order(1)), 422, "not-eligible");
        refused(Purse.refund(early, "r-1", 1), 409, "voucher-expired");
        // One reservation is over; the other holds a part, so nothing is entered yet.
        assertThat(expiring.expire(TestClock.now(), 100)).isZero();
        Purse.has(code, 4_000, 700);
        assertThat(Shop.redeem(code, member, "o-3", Shop.order(700)).status()).isEqualTo(201);
        assertThat(expiring.expire(TestClock.now(), 100)).isEqualTo(1);
        assertThat(expiring.expire(TestClock.now(), 100)).isZero();
        Purse.has(code, 0);
        assertThat(Purse.entries(code).getFirst()).isEqualTo("expired -3300");
        assertThat(Shop.rollBack(early).json().getString("status")).isEqualTo("rolledBack");
        Purse.has(code, 0);
        assertThat(Purse.entries(code)).contains("rolledBack 1000", "expired -1000");
    }
}
