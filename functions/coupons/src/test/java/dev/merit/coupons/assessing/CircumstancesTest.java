package dev.merit.coupons.assessing;

import static dev.merit.coupons.assessing.Carts.assess;
import static dev.merit.coupons.assessing.Carts.cart;
import static dev.merit.coupons.assessing.Carts.reasons;
import static dev.merit.coupons.assessing.Carts.terms;
import static dev.merit.coupons.assessing.Carts.usd;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.terms.Benefit;
import dev.merit.coupons.terms.Conditions;
import dev.merit.coupons.terms.Hours;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 5.00 off, for these channels, members and hours. It is Monday, 19:00.
class CircumstancesTest {

    private static final Benefit FIVE_OFF = new Benefit.AmountOff(usd(500));
    private static final String CART = "mug:kitchen=2000 pen:office=300 bag:=700";

    @ParameterizedTest
    @CsvSource({"web, ", "app, ", "shop, channel shop [web; app]", ", channel null [web; app]"})
    void isForItsChannels(String channel, String reason) {
        var conditions = new Conditions(null, null, null, null, null, null, null, List.of("web", "app"), null, null);
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, channel), 0))
                .isEqualTo(reason == null ? List.of() : List.of(reason.replace(';', ',')));
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, not-first-purchase 1 0", "7, not-first-purchase 7 0"})
    void isForAFirstPurchase(long purchases, String reason) {
        var conditions = new Conditions(null, null, null, null, null, null, null, null, true, null);
        assertThat(reasons(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), purchases))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource({"18:00, 20:00, true", "19:00, 20:00, true", "18:00, 19:00, false", "23:00, 01:00, false"})
    void isForItsHoursOnItsZonesClocks(LocalTime from, LocalTime to, boolean met) {
        var hours = new Hours(List.of(MONDAY), from, to);
        var conditions = new Conditions(null, null, null, null, null, null, null, null, null, hours);
        var assessment = assess(terms(FIVE_OFF, conditions), cart(3000, 0, null, null), 0);
        assertThat(assessment)
                .isEqualTo(
                        met
                                ? new Assessment.Eligible(usd(500), usd(2500), List.of(), null)
                                : new Assessment.Ineligible(
                                        List.of(Reason.ofTimes(LocalDateTime.parse("2026-11-23T19:00"), hours))));
    }

    @Test
    void namesAllThatIsInTheWay() {
        var hours = new Hours(List.of(MONDAY), LocalTime.of(8, 0), LocalTime.of(9, 0));
        var conditions =
                new Conditions(usd(5000), List.of("cup"), null, null, null, null, null, List.of("app"), true, hours);
        var found = (Assessment.Ineligible)
                assess(terms(new Benefit.FreeShipping(), conditions), cart(3000, 0, CART, "web"), 2);
        assertThat(found.reasons())
                .extracting(Reason::code)
                .containsExactly(
                        "channel", "not-first-purchase", "times", "no-eligible-items", "minimum-spend", "no-shipping");
    }
}
