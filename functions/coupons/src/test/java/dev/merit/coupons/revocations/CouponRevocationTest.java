package dev.merit.coupons.revocations;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static dev.merit.shared.testing.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditActor;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.ledger.RequestIds;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.voucher.VoucherExpiry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Single coupons are taken out of use, never while they are used, and the shop is as before they were issued.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CouponRevocationTest {

    private static final long STOCK = 100;
    private static final String LIMITS = "{\"limits\": {\"stock\": " + STOCK + ", \"perMember\": 1}}";

    @Inject
    Table table;

    @Inject
    Ledger ledger;

    @Inject
    RequestIds requestIds;

    @Inject
    Secret secret;

    @Inject
    ReservationExpiry expiry;

    @ConfigProperty(name = "merit.table")
    String name;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @Test
    void undoesWhatIssuingDid() {
        var strategy = Shop.active(LIMITS);
        var code = Shop.coupon(strategy, member);
        assertThat(stock(strategy)).isEqualTo(STOCK - 1);
        var revoked = revoke(code);
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(revoked.json().getString("status")).isEqualTo("revoked");
        assertThat(revoked.json().getString("revokedAt")).isNotNull();
        assertThat(stock(strategy)).isEqualTo(STOCK);
        assertThat(revoke(code).body()).isEqualTo(revoked.body());
        assertThat(stock(strategy)).isEqualTo(STOCK);
        refused(Shop.redeem(code, member, "o", order(8_000)), 409, "revoked");
        refused(Shop.reserve(code, member, "o", order(8_000)), 409, "revoked");
        assertThat(validate(code).<String>getList("reasons.code")).contains("revoked");
        var next = Shop.coupon(strategy, member);
        assertThat(listed("issued")).containsExactly(next);
        assertThat(listed("revoked")).containsExactly(code);
        assertThat(listed("redeemed")).isEmpty();
        assertThat(table.get(Keys.use(member, strategy)).orElseThrow().sum("issued"))
                .isEqualTo(1);
    }

    @Test
    void isRefusedWhileAnyUseIsRedeemedOrReserved() {
        var strategy = Shop.active("{\"limits\": {\"usesPerCoupon\": 2}}");
        var code = Shop.coupon(strategy, member);
        String redemption = Shop.redeem(code, member, "o1", order(8_000)).json().getString("redemptionId");
        refused(revoke(code), 409, "coupon-in-use");
        Shop.rollBack(redemption);
        Shop.reserve(code, member, "o2", order(8_000));
        var reserved = revoke(code);
        refused(reserved, 409, "coupon-in-use");
        assertThat(reserved.json().getString("reservedUntil")).isNotNull();
        TestClock.ahead(Duration.ofMinutes(2));
        assertThat(revoke(code).status()).isEqualTo(200);
        refused(Shop.redeem(code, member, "o2", order(8_000)), 409, "revoked");
        refused(Shop.redeem(code, member, "o1", order(8_000)), 409, "revoked");
    }

    @Test
    void returnsNothingThatIssuingDidNotTake() {
        var strategy = Shop.active("{}");
        var code = Shop.coupon(strategy, member);
        assertThat(revoke(code).status()).isEqualTo(200);
        assertThat(stock(strategy)).isZero();
    }

    @Test
    void takesOneCodeOutOfABatch() {
        var strategy = Shop.active("{\"limits\": {\"stock\": " + STOCK + "}}");
        var batch = Shop.batch(strategy, 5);
        var codes = Shop.codes(strategy, batch);
        String redeemed =
                Shop.redeem(codes.getFirst(), member, "o", order(8_000)).json().getString("redemptionId");
        refused(revoke(codes.getFirst()), 409, "coupon-in-use");
        Shop.rollBack(redeemed);
        for (int i = 0; i < 2; i++) {
            for (var code : codes.subList(0, 2)) {
                assertThat(revoke(code).json().getString("status")).isEqualTo("revoked");
            }
        }
        assertThat(stock(strategy)).isEqualTo(STOCK - 3);
        assertThat(Shop.codes(strategy, batch)).isEqualTo(codes.subList(2, 5));
        refused(Shop.redeem(codes.getFirst(), member, "o", order(8_000)), 409, "revoked");
        Shop.revoke(strategy, batch, 3, 5);
        assertThat(revoke(codes.get(3)).status()).isEqualTo(200);
        assertThat(stock(strategy)).isEqualTo(STOCK - 3);
    }

    @Test
    void entersTheBalanceOfAVoucherAsRevoked() {
        var strategy = vouchers();
        var code = Shop.coupon(strategy, member);
        assertThat(stock(strategy)).isEqualTo(STOCK - 1);
        var revoked = revoke(code).json();
        assertThat(revoked.getString("status")).isEqualTo("revoked");
        assertThat(revoked.getLong("balance.minorUnits")).isZero();
        assertThat(entries(code)).containsExactly("revoked -5000", "issued 5000");
        assertThat(stock(strategy)).isEqualTo(STOCK);
        refused(Shop.redeem(code, member, "o", order(8_000)), 409, "revoked");
        assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
        TestClock.ahead(Duration.ofDays(400));
        new VoucherExpiry(table, ledger).expire(TestClock.now(), 100);
        assertThat(entries(code)).hasSize(2);
    }

    @Test
    void keepsWhatAVoucherHasPaid() {
        var strategy = vouchers();
        var code = Shop.coupon(strategy, member);
        String paid = Shop.redeem(code, member, "o1", order(1_200)).json().getString("redemptionId");
        Shop.reserve(code, member, "o2", order(800));
        refused(revoke(code), 409, "coupon-in-use");
        TestClock.ahead(Duration.ofMinutes(2));
        assertThat(revoke(code).json().getLong("balance.minorUnits")).isZero();
        assertThat(stock(strategy)).isEqualTo(STOCK - 1);
        refused(Shop.issue(strategy, member), 409, "member-limit-reached");
        refused(
                Event.as("storefront")
                        .post(
                                "/v1/redemptions/" + paid + "/refunds",
                                "{\"refundId\": \"r\", \"amount\": " + usd(100) + "}"),
                409,
                "voucher-revoked");
        assertThat(Shop.rollBack(paid).status()).isEqualTo(200);
        assertThat(entries(code).stream().sorted())
                .containsExactly("issued 5000", "redeemed -1200", "revoked -1200", "revoked -3800", "rolledBack 1200");
        assertThat(coupon(code).getLong("balance.minorUnits")).isZero();
        assertThat(revoke(code).status()).isEqualTo(200);
    }

    @Test
    void isRefusedForAVoucherOfWhichNothingIsLeft() {
        var code = Shop.coupon(vouchers(), member);
        Shop.redeem(code, member, "o", order(9_000));
        refused(revoke(code), 409, "coupon-in-use");
    }

    @Test
    void isNotForPublicCodesNorForShops() {
        var strategy = Shop.active("{}");
        refused(revoke(Shop.publicCode(strategy)), 409, "public-code");
        var code = Shop.coupon(strategy, member);
        for (var caller : List.of(Event.as("storefront"), Event.asMember(member.value()))) {
            assertThat(caller.post("/v1/coupons/" + code + "/revoke", "{\"reason\": \"x\"}")
                            .status())
                    .isEqualTo(403);
        }
        refused(revoke("ABCD-EFGH-JK4"), 404, "not-found");
        refused(
                Event.as("marketer").post("/v1/coupons/" + code + "/revoke", "{\"reason\": \"\"}"),
                422,
                "invalid-fields");
    }

    @Test
    void returnsOneUnitHoweverManyAskForIt() throws Exception {
        var strategy = Shop.active(LIMITS);
        var code = Shop.coupon(strategy, member);
        assertThat(AtOnce.run(16, _ -> revoke(code).status())).containsOnly(200);
        assertThat(stock(strategy)).isEqualTo(STOCK);
        assertThat(table.get(Keys.use(member, strategy)).orElseThrow().sum("issued"))
                .isZero();
    }

    /// For each coupon, voucher and code either the redemption comes first or the revocation, never both.
    @Test
    void meetsRedemptionsOfTheSameCoupons() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"stock\": " + STOCK + "}}");
        var vouchers = vouchersOfAny();
        var codes = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            codes.add(Shop.coupon(strategy, member));
            codes.add(Shop.coupon(vouchers, member));
        }
        codes.addAll(Shop.codes(strategy, Shop.batch(strategy, 8)));
        var shuffled =
                new ArrayList<>(IntStream.range(0, 2 * codes.size()).boxed().toList());
        Collections.shuffle(shuffled);
        var statuses = AtOnce.run(shuffled.size(), i -> {
            int number = shuffled.get(i);
            var code = codes.get(number / 2);
            return number % 2 == 0
                    ? revoke(code).status()
                    : Shop.redeem(code, member, "order-" + number, order(9_000)).status();
        });
        long revoked = 0;
        for (int n = 0; n < codes.size(); n++) {
            int revocation = statuses.get(shuffled.indexOf(2 * n));
            int redemption = statuses.get(shuffled.indexOf(2 * n + 1));
            assertThat(List.of(revocation, redemption)).isIn(List.of(200, 409), List.of(409, 201));
            revoked += revocation == 200
                            && !coupon(codes.get(n)).getString("strategyId").equals(vouchers.value())
                    ? 1
                    : 0;
        }
        assertThat(stock(strategy)).isEqualTo(STOCK - 16 + revoked);
    }

    /// Every third write meets others, every tenth answer is lost; who gets no answer asks again.
    @Test
    void revokesOnceThroughConflictsAndLostAnswers() {
        try (var client = TestDatabase.client(new Faults())) {
            var faulty = new Table(client, name);
            var clock = Clock.systemUTC();
            var log = new AuditLog(faulty, new Ledger(faulty, Slots.each()), requestIds, clock, secret);
            var revoker = new CouponRevoker(faulty, new CodeLookup(faulty, secret), secret, expiry, log, clock);
            var strategy = Shop.active(LIMITS);
            Faults.set(33, 10);
            for (int i = 0; i < 30; i++) {
                var code = new CouponCode(Shop.coupon(strategy, member));
                assertThat(persistently(revoker, code)).isInstanceOf(CouponRevocation.Done.class);
                assertThat(stock(strategy)).isEqualTo(STOCK);
            }
            assertThat(Faults.INJECTED.get()).isGreaterThan(10);
        } finally {
            Faults.set(0, 0);
        }
    }

    private static CouponRevocation persistently(CouponRevoker revoker, CouponCode code) {
        var actor = new AuditActor(List.of("operator"), "tester", null);
        while (true) {
            try {
                return revoker.revoke(code, "test", target -> new AuditAct(actor, "revokeCoupon", target));
            } catch (Unavailable _) {
                // Its fate is unknown, so it is asked again.
            }
        }
    }

    private static StrategyId vouchers() {
        return Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s},
                 "window": {"from": "2020-03-01T00:00:00", "to": "2099-01-01T00:00:00", "zone": "Europe/Berlin"},
                 "limits": {"stock": %d, "perMember": 1}}""".formatted(usd(5_000), STOCK));
    }

    private static StrategyId vouchersOfAny() {
        return Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s}}""".formatted(usd(5_000)));
    }

    private static Event.Answer revoke(String code) {
        return Event.as("marketer").post("/v1/coupons/" + code + "/revoke", "{\"reason\": \"sent by mistake\"}");
    }

    private static Json coupon(String code) {
        return Event.as("operator").get("/v1/coupons/" + code).json();
    }

    private Json validate(String code) {
        return Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/validate",
                        "{\"memberId\": \"" + member + "\", \"order\": " + order(8_000) + "}")
                .json();
    }

    private List<String> listed(String status) {
        return Event.as("operator")
                .query("status", status)
                .get("/v1/members/" + member + "/coupons")
                .json()
                .getList("items.code");
    }

    private static List<String> entries(String code) {
        var items = Event.as("operator").get("/v1/coupons/" + code + "/entries").json();
        List<String> kinds = items.getList("items.kind");
        List<Integer> amounts = items.getList("items.amount.minorUnits");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + " " + amounts.get(i))
                .toList();
    }

    private long stock(StrategyId strategy) {
        return Shop.left(table, Shards.ofStock(strategy));
    }
}
