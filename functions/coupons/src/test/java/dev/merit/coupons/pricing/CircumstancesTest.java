package dev.merit.coupons.pricing;

import static dev.merit.coupons.pricing.Carts.cart;
import static dev.merit.coupons.pricing.Carts.evaluate;
import static dev.merit.coupons.pricing.Carts.reasons;
import static dev.merit.coupons.pricing.Carts.terms;
import static dev.merit.coupons.pricing.Carts.usd;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 5.00 off, for these channels, members and hours. It is Monday, 19:00.
class CircumstancesTest {

    private static final Benefit FIVE_OFF = new AmountOff(usd(500));
    private static final String CART = "mug:kitchen=2000 pen:office=300 bag:=700";

    @ParameterizedTest
    @CsvSource({"web, ", "app, ", "shop, channel shop [web; app]", ", channel null [web; app]"})
    void isForItsChannels(String channel, String reason) {
        var conditions = new ConditionsBuilder().channels("web", "app").build();
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, channel), 0))
                .isEqualTo(reason == null ? List.of() : List.of(reason.replace(';', ',')));
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, not-first-purchase 1 0", "7, not-first-purchase 7 0"})
    void isForAFirstPurchase(long purchases, String reason) {
        var conditions = new ConditionsBuilder().firstPurchaseOnly().build();
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), purchases))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource({"18:00, 20:00, true", "19:00, 20:00, true", "18:00, 19:00, false", "23:00, 01:00, false"})
    void isForItsHoursOnItsZonesClocks(LocalTime from, LocalTime to, boolean met) {
        var hours = new DailyTimes(List.of(MONDAY), from, to);
        var conditions = new ConditionsBuilder().times(hours).build();
        var evaluation = evaluate(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), 0);
        assertThat(evaluation)
                .isEqualTo(
                        met
                                ? new Evaluation.Eligible(usd(500), usd(2500), List.of(), null)
                                : new Evaluation.Ineligible(List.of(new Ineligibility(
                                        "times",
                                        "The coupon is for other days or hours than these.",
                                        LocalDateTime.parse("2026-11-23T19:00"),
                                        hours,
                                        null,
                                        null,
                                        null,
                                        null))));
    }

    @Test
    void namesAllThatIsInTheWay() {
        var hours = new DailyTimes(List.of(MONDAY), LocalTime.of(8, 0), LocalTime.of(9, 0));
        var conditions = new ConditionsBuilder()
                .minimumSpend(usd(5000))
                .skus("cup")
                .channels("app")
                .firstPurchaseOnly()
                .times(hours)
                .build();
        var found =
                (Evaluation.Ineligible) evaluate(terms(new FreeShipping(), conditions), cart(3000, 0, CART, "web"), 2);
        assertThat(found.reasons())
                .extracting(Ineligibility::code)
                .containsExactly(
                        "channel", "not-first-purchase", "times", "no-eligible-items", "minimum-spend", "no-shipping");
    }
}
