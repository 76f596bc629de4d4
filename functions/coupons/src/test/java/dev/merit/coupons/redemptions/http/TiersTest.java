package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Coupons for members of a tier, and those that multiply points.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TiersTest {

    private static final String FOR_GOLD = "{\"conditions\": {\"tiers\": [\"gold\", \"platinum\"]}}";

    @Inject
    Table table;

    @Inject
    TierSettings settings;

    private MemberId member;

    @BeforeEach
    void setUp() {
        member = Shop.member(table);
        var tiers = new Tiers(
                Tiers.Basis.SPEND,
                Currency.getInstance("USD"),
                12,
                0,
                List.of(new Tiers.Tier("silver", 1_000), new Tiers.Tier("gold", 5_000)));
        long version = settings.now().map(stored -> stored.version()).orElse(0L);
        assertThat(settings.replace(version, tiers, table::transact)).isPresent();
    }

    @Test
    void areIssuedToMembersOfTheTierAlone() {
        var strategy = Shop.active(FOR_GOLD);
        assertThat(Event.as("marketer").get("/v1/strategies/" + strategy).json().getList("conditions.tiers"))
                .isEqualTo(List.of("gold", "platinum"));
        var refused = Shop.issue(strategy, member);
        refused(refused, 422, "not-eligible");
        reason(refused, "standard");
        spend(4_999);
        reason(Shop.issue(strategy, member), "silver");
        spend(1);
        assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
        refused(Shop.issue(strategy, MemberId.random()), 422, "invalid-fields");
    }

    @Test
    void areRedeemedByMembersOfTheTierAlone() {
        var code = Shop.publicCode(Shop.active(FOR_GOLD));
        var validation = "{\"memberId\": \"%s\", \"order\": %s}".formatted(member, Shop.order(1_000));
        var valid = Event.as("storefront").post("/v1/coupons/" + code + "/validate", validation);
        assertThat(valid.json().getBoolean("redeemable")).isFalse();
        reason(valid, "standard");
        reason(Shop.redeem(code, member, "o", Shop.order(1_000)), "standard");
        spend(5_000);
        assertThat(Shop.redeem(code, member, "o", Shop.order(1_000)).status()).isEqualTo(201);
        spend(-1);
        reason(Shop.redeem(code, member, "p", Shop.order(1_000)), "silver");
    }

    @Test
    void keepTheFactorThatAPurchaseEarnsBy() {
        var strategy = Shop.active(
                "{\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"2.50\"}}");
        assertThat(Event.as("marketer").get("/v1/strategies/" + strategy).json().getMap("benefit"))
                .isEqualTo(Map.of("type", "pointsMultiplier", "factor", "2.5"));
        var coupon = Shop.coupon(strategy, member);
        var reserved = Shop.reserve(coupon, member, "o", Shop.order(1_000));
        assertThat(reserved.json().getInt("discount.minorUnits")).isZero();
        var redeemed = Shop.redeem(coupon, member, "o", Shop.order(1_000));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(redeemed.json().getInt("payable.minorUnits")).isEqualTo(1_000);
        var key = Keys.redemption(new RedemptionId(redeemed.json().getString("redemptionId")));
        assertThat(table.get(key).orElseThrow().text(Redemption.POINTS_FACTOR)).isEqualTo("2.5");
    }

    private void spend(long cents) {
        var month = DateTimeFormatter.ofPattern("uuuuMM").format(Instant.now().atOffset(ZoneOffset.UTC));
        table.write(Write.update(Keys.wallet(member)).add("spent_" + month + "_USD", cents));
    }

    private static void reason(Event.Answer answer, String have) {
        assertThat(answer.json().getString("reasons[0].code")).as(answer.body()).isEqualTo("tier");
        assertThat(answer.json().getString("reasons[0].have")).isEqualTo(have);
        assertThat(answer.json().getList("reasons[0].need")).isEqualTo(List.of("gold", "platinum"));
    }
}
