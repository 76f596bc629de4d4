package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No use of a coupon is spent on an order that it does nothing for.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NoEffectTest {

    private static final String SHIPPED = "{\"total\": %s, \"shipping\": %s}".formatted(Shop.usd(5_800), Shop.usd(800));

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @Test
    void refusesASecondFreeShippingInOneOrder() {
        var codes = List.of(coupon("{\"type\": \"freeShipping\"}"), coupon("{\"type\": \"freeShipping\"}"));
        isRefused(SHIPPED, codes);
        assertThat(Shop.redeem(codes.getFirst(), member, "o-1", SHIPPED).status())
                .isEqualTo(201);
    }

    @Test
    void refusesADiscountOnWhatAnotherLeavesNothingOf() {
        isRefused(Shop.order(1_000), List.of(percent("100"), percent("100")));
        isRefused(Shop.order(1_000), List.of(percent("100"), voucher()));
        isRefused(Shop.order(5_000), List.of(voucher(), voucher()));
    }

    @Test
    void refusesAPercentageThatRoundsToNothing() {
        isRefused(Shop.order(4), List.of(percent("10")));
        assertThat(Shop.redeem(percent("10"), member, "o-1", Shop.order(6)).status())
                .isEqualTo(201);
    }

    @Test
    void refusesAnOrderOfNothing() {
        isRefused(Shop.order(0), List.of(amount()));
        isRefused(Shop.order(0), List.of(voucher()));
        var onlyShipping = "{\"total\": %s, \"shipping\": %s}".formatted(Shop.usd(800), Shop.usd(800));
        isRefused(onlyShipping, List.of(amount()));
        assertThat(Shop.redeem(voucher(), member, "o-1", onlyShipping).status()).isEqualTo(201);
    }

    /// Points are earned by the purchase.
    @Test
    void takesWhatWorksElsewhere() {
        var points = Shop.coupon(
                Shop.active("{\"kind\": \"points\", \"stackable\": true,"
                        + " \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"2\"}}"),
                member);
        var both = new Combined(member).redeem("o-1", Shop.order(1_000), List.of(points, percent("100")));
        assertThat(both.status()).as(both.body()).isEqualTo(201);
    }

    @Test
    void offersNothingThatHasNoEffect() {
        var code = percent("10");
        var offers = Event.as("storefront")
                .post("/v1/members/" + member + "/offers", "{\"order\": " + Shop.order(4) + "}")
                .json();
        var mine = offers.find("offers", "code", code).orElseThrow();
        assertThat(mine.getBoolean("redeemable")).isFalse();
        assertThat(mine.<String>getList("reasons.code")).containsExactly("no-effect");
    }

    /// By validation, reservation and redemption, together and, if it is only one, by itself; nothing is taken.
    private void isRefused(String order, List<String> codes) {
        var combined = new Combined(member);
        var validation = combined.validate("o-1", order, codes);
        assertThat(validation.json().getBoolean("redeemable")).isFalse();
        assertThat(validation.json().<String>getList("reasons.code")).containsExactly("no-effect");
        assertThat(validation.json().<Integer>getList("reasons.have.minorUnits"))
                .containsExactly(0);
        assertThat(validation.json().<Integer>getList("reasons.need.minorUnits"))
                .containsExactly(1);
        assertThat(codes).contains(validation.json().getString("reasons[0].coupon"));
        isNoEffect(combined.reserve("o-1", order, codes));
        isNoEffect(combined.redeem("o-1", order, codes));
        if (codes.size() == 1) {
            var code = codes.getFirst();
            assertThat(combined.validate(null, order, code).json().<String>getList("reasons.code"))
                    .containsExactly("no-effect");
            isNoEffect(Shop.reserve(code, member, "o-1", order));
            isNoEffect(Shop.redeem(code, member, "o-1", order));
        }
        for (var code : codes) {
            assertThat(Event.as("storefront").get("/v1/coupons/" + code).json().getString("status"))
                    .isEqualTo("issued");
        }
    }

    private static void isNoEffect(Event.Answer answer) {
        refused(answer, 422, "not-eligible");
        assertThat(answer.json().<String>getList("reasons.code")).containsExactly("no-effect");
    }

    private String percent(String percent) {
        return coupon("{\"type\": \"percentOff\", \"percent\": \"" + percent + "\"}");
    }

    private String amount() {
        return coupon("{\"type\": \"amountOff\", \"amount\": " + Shop.usd(500) + "}");
    }

    private String coupon(String benefit) {
        return Shop.coupon(Shop.active("{\"stackable\": true, \"benefit\": " + benefit + "}"), member);
    }

    /// Of 50.00.
    private String voucher() {
        return Shop.coupon(
                Shop.active("{\"kind\": \"giftVoucher\", \"benefit\": {\"type\": \"storedValue\", \"amount\": "
                        + Shop.usd(5_000) + "}}"),
                member);
    }
}
