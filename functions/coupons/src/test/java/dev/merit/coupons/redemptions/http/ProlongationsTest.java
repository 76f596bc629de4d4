package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static dev.merit.shared.testing.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reservations that hold longer, for a while.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProlongationsTest {

    private static final String LIMITS =
            "{\"limits\": {\"perMember\": 1, \"stock\": 50, \"budget\": " + usd(2_000) + "}}";

    @Inject
    Table table;

    @Inject
    ReservationExpiry expiry;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
        TestClock.stopAt(Instant.parse("2026-11-27T12:00:00Z"));
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coupon", "public", "batch", "voucher", "promotion"})
    void holdsWhateverIsReserved(String kind) {
        var strategy = strategy(kind);
        var reserved = reserve(kind, strategy);
        TestClock.forward(Duration.ofSeconds(50));
        var prolonged = prolong(reserved, 900);
        assertThat(prolonged.status()).as(prolonged.body()).isEqualTo(200);
        assertThat(prolonged.json().getString("reservedUntil")).isEqualTo("2026-11-27T12:15:50Z");
        TestClock.forward(Duration.ofSeconds(890));
        expiry.releaseExpired(strategy);
        assertThat(read(reserved).isActive(TestClock.now())).isTrue();
        var code = read(reserved).code();
        assertThat(reservedUntil(kind, strategy, code)).isEqualTo("2026-11-27T12:15:50Z");
        TestClock.forward(Duration.ofSeconds(11));
        refused(prolong(reserved, 900), 409, "not-reserved");
        assertThat(expiry.releaseExpired(strategy)).isTrue();
        assertThat(read(reserved).isReserved()).isFalse();
        if (!kind.equals("voucher")) {
            assertThat(Shop.left(table, Shards.ofBudget(strategy))).isEqualTo(2_000);
        }
    }

    @Test
    void isRedeemedAtItsPriceAfterItsFirstTime() {
        var strategy = Shop.active(LIMITS);
        var code = Shop.coupon(strategy, member);
        var reserved = Shop.reserve(code, member, "o", order(8_000)).json().getString("redemptionId");
        prolong(reserved, 600);
        TestClock.forward(Duration.ofMinutes(5));
        refused(Shop.redeem(code, member, "other", order(8_000)), 409, "already-redeemed");
        assertThat(Shop.redeem(code, member, "o", order(8_000)).status()).isEqualTo(201);
        refused(prolong(reserved, 600), 409, "not-reserved");
    }

    @Test
    void neverEndsEarlierAndNeverHoldsLongerThanFourHours() {
        var code = Shop.coupon(Shop.active(LIMITS), member);
        var reserved = Shop.reserve(code, member, "o", order(8_000), 900).json().getString("redemptionId");
        assertThat(prolong(reserved, 60).json().getString("reservedUntil")).isEqualTo("2026-11-27T12:15:00Z");
        for (int i = 0; i < 5; i++) {
            assertThat(prolong(reserved, 3_600).status()).isEqualTo(200);
            TestClock.forward(Duration.ofMinutes(50));
        }
        var last = prolong(reserved, 3_600).json().getString("reservedUntil");
        assertThat(last).isNull();
        assertThat(read(reserved).state().reservedUntil()).isEqualTo("2026-11-27T16:00:00Z");
    }

    @Test
    void isForThoseWhoReserve() {
        var code = Shop.coupon(Shop.active(LIMITS), member);
        var reserved = Shop.reserve(code, member, "o", order(8_000)).json().getString("redemptionId");
        for (var caller : List.of(Event.as("marketer"), Event.asMember(member.value()))) {
            assertThat(caller.post("/v1/redemptions/" + reserved + "/prolong", "{}")
                            .status())
                    .isEqualTo(403);
        }
        refused(prolong(reserved, 59), 422, "invalid-fields");
        refused(prolong(reserved, 3_601), 422, "invalid-fields");
        refused(prolong("00000000000000000000", 60), 404, "not-found");
    }

    /// Of prolongations, the redemption and the release at the same time the coupon is in the state of the last step.
    @Test
    void meetsRedemptionsAndReleases() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"budget\": " + usd(2_000_000) + "}}");
        for (int round = 0; round < 8; round++) {
            var code = Shop.coupon(strategy, member);
            var order = "o-" + round;
            var reserved =
                    Shop.reserve(code, member, order, order(8_000)).json().getString("redemptionId");
            var end = round % 2 == 0;
            AtOnce.run(6, i -> {
                if (i > 0) {
                    return prolong(reserved, 60 + 100 * i).status();
                }
                return end
                        ? Event.as("operator")
                                .send("DELETE", "/v1/redemptions/" + reserved, null)
                                .status()
                        : Shop.redeem(code, member, order, order(8_000)).status();
            });
            var coupon = Event.as("operator").get("/v1/coupons/" + code).json();
            assertThat(coupon.getMap("uses").toString())
                    .isEqualTo("{most=1, redeemed=" + (end ? 0 : 1) + ", reserved=0}");
            assertThat(table.get(Keys.coupon(new CouponCode(code).canonical()))
                            .orElseThrow()
                            .attributeNames())
                    .noneMatch(attribute -> attribute.startsWith("lease."));
        }
    }

    private StrategyId strategy(String kind) {
        return switch (kind) {
            case "voucher" ->
                Shop.active("{\"kind\": \"giftVoucher\", \"benefit\": {\"type\": \"storedValue\", \"amount\": "
                        + usd(5_000) + "}}");
            case "promotion" -> Shop.active("{\"kind\": \"promotion\", " + LIMITS.substring(1));
            default -> Shop.active(LIMITS);
        };
    }

    private String reserve(String kind, StrategyId strategy) {
        var code = switch (kind) {
            case "public" -> Shop.publicCode(strategy);
            case "batch" -> Shop.codes(strategy, Shop.batch(strategy, 3)).getFirst();
            case "promotion" -> null;
            default -> Shop.coupon(strategy, member);
        };
        var named = code == null ? "\"strategyIds\": [\"" + strategy + "\"]" : "\"codes\": [\"" + code + "\"]";
        var answer = Event.as("storefront")
                .post(
                        "/v1/redemptions/reservations",
                        "{\"memberId\": \"%s\", \"orderId\": \"o\", \"seconds\": 60, \"order\": %s, %s}"
                                .formatted(member, order(8_000), named));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("redemptions[0].redemptionId");
    }

    /// What the coupon or the member's usage says.
    private String reservedUntil(String kind, StrategyId strategy, CouponCode code) {
        if (kind.equals("public")) {
            var usage = table.get(Keys.use(member, strategy)).orElseThrow();
            return usage.attributeNames().stream()
                    .filter(attribute -> attribute.startsWith("lease."))
                    .map(attribute -> usage.instant(attribute).toString())
                    .findFirst()
                    .orElseThrow();
        }
        return Event.as("operator")
                .get("/v1/coupons/" + code.canonical())
                .json()
                .getString("reservedUntil");
    }

    private Redemption read(String redemption) {
        return Redemption.from(
                table.get(Keys.redemption(new RedemptionId(redemption))).orElseThrow());
    }

    private static Event.Answer prolong(String redemption, int seconds) {
        return Event.as("storefront")
                .post("/v1/redemptions/" + redemption + "/prolong", "{\"seconds\": " + seconds + "}");
    }
}
