package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRulesTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Map<String, Rate> BY_CATEGORY = Map.of("books", Rate.of("2"), "gifts", Rate.of("0"));

    /// Lines are `category:minor units`, `-` is none. Base rate, amount and lines, and what they earn.
    @ParameterizedTest
    @CsvSource({
        "1, 5400, USD, -, 54",
        "1, 5499, USD, -, 54",
        "1, 99, USD, -, 0",
        "1, 0, USD, -, 0",
        "0.5, 199, USD, -, 0",
        "0.5, 200, USD, -, 1",
        "1.5, 1000, USD, -, 15",
        "0.0001, 999999999, USD, -, 999",
        "0, 5400, USD, -, 0",
        "1, 5400, USD, books:5400, 108",
        "1, 5400, USD, gifts:5400, 0",
        "1, 5400, USD, tea:5400, 54",
        "1, 5400, USD, books:2400 tea:3000, 78",
        // What no line has, postage say, counts by the rate of all.
        "1, 5900, USD, books:2400 gifts:3000, 53",
        // A discount takes its part of each line: 2700 of books, 2700 of gifts.
        "1, 5400, USD, books:5400 gifts:5400, 54",
        "1, 100, USD, books:199 gifts:1, 1",
        "1, 100, USD, books:100 gifts:100, 1",
        "1, 0, USD, books:5400, 0",
        // Halves of a point of two lines make a whole one.
        "1, 150, USD, books:25 tea:100, 1",
        "1, 100, USD, books:50 tea:50, 1",
        "0.01, 12345, JPY, -, 123",
        "1, 5400, EUR, -, 0",
        "1000, 1000000000000000, USD, -, 1000000000000",
        "1000, 1000000000000000, JPY, books:1000000000000000, 1000000000000",
    })
    void ofAPurchase(String perUnit, long amount, String currency, String lines, long points) {
        var base = currency.equals("JPY") ? "JPY" : "USD";
        var earned = EarningRules.of(
                Optional.of(programme(base, perUnit, 14, 12)), purchase(amount, currency, lines, NOW), List.of(), NOW);
        assertThat(earned.points()).isEqualTo(points);
    }

    /// Of 54 and some cents by the multipliers, exactly, rounded down once in the end.
    @ParameterizedTest
    @CsvSource({
        "5400, 1, 2, 108",
        "5400, 1, 1.5, 81",
        "5499, 1, 2, 109",
        "5499, 1, 1.5 2, 164",
        "99, 1, 2, 1",
        "33, 1, 3, 0",
        "5400, 0.3333, 3.0003, 53",
        "5400, 1, 0.5, 27",
        "5400, 1, 0, 0",
        "1000000000000000, 1000, 20, 1000000000000",
    })
    void multipliesBeforeItRounds(long amount, String perUnit, String multipliers, long points) {
        var rates = Stream.of(multipliers.split(" ", -1)).map(Rate::of).toList();
        var programme = programme("USD", perUnit, 14, 12);
        var earned = EarningRules.of(Optional.of(programme), purchase(amount, "USD", "-", NOW), rates, NOW);
        assertThat(earned.points()).isEqualTo(points);
    }

    /// Points of a purchase wait for the return window; never are they available before they are earned.
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z, 14, 12, 2026-12-04, 2028-01-01",
        "2026-11-20T23:59:59Z, 0, 12, 2026-11-20, 2027-12-01",
        "2026-11-19T12:00:00Z, 14, 12, 2026-12-03, 2028-01-01",
        "2026-11-01T00:00:00Z, 14, 1, 2026-11-20, 2027-01-01",
        "2026-11-20T12:00:00Z, 14, , 2026-12-04, 9999-12-31",
        "2026-11-20T12:00:00Z, 41, 1, 2026-12-31, 2027-02-01",
    })
    void waitsForTheReturnWindow(Instant at, int pending, Integer months, LocalDate available, LocalDate expires) {
        var programme = programme("USD", "1", pending, months);
        assertThat(EarningRules.of(Optional.of(programme), purchase(100, "USD", "-", at), List.of(), NOW)
                        .lot())
                .isEqualTo(new PointsLot(available, expires));
    }

    @ParameterizedTest
    @CsvSource({"review, 50", "login, 0", "game-won, 5", "browse, 0"})
    void ofOtherActivitiesByTheirType(String type, long points) {
        var activity = activity(type, null, List.of(), NOW);
        var earned = EarningRules.of(Optional.of(programme("USD", "1", 14, 12)), activity, List.of(), NOW);
        assertThat(earned.points()).isEqualTo(points);
        if (points > 0) {
            assertThat(earned.lot()).isEqualTo(new PointsLot(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 12, 1)));
        }
    }

    @Test
    void nothingWithoutAProgrammeOrBeforeItStarts() {
        var purchase = purchase(5_400, "USD", "-", START.minusMillis(1));
        assertThat(EarningRules.of(Optional.of(programme("USD", "1", 0, null)), purchase, List.of(), NOW)
                        .points())
                .isZero();
        assertThat(EarningRules.of(Optional.empty(), purchase(5_400, "USD", "-", NOW), List.of(), NOW)
                        .points())
                .isZero();
    }

    private static PointsProgramme programme(String currency, String perUnit, int pending, Integer months) {
        var awards = Map.of(
                "review", new PointsProgramme.Award(50, 3),
                "login", new PointsProgramme.Award(0, null),
                "game-won", new PointsProgramme.Award(5, null));
        return new PointsProgramme(
                Currency.getInstance(currency),
                START,
                Rate.of(perUnit),
                BY_CATEGORY,
                awards,
                null,
                pending,
                months,
                null);
    }

    private static Activity purchase(long amount, String currency, String lines, Instant at) {
        var all = new ArrayList<Line>();
        if (!lines.equals("-")) {
            for (var line : lines.split(" ", -1)) {
                var parts = line.split(":", -1);
                var money = new Money(Long.parseLong(parts[1]), Currency.getInstance(currency));
                all.add(new Line("sku", null, parts[0], 1, money));
            }
        }
        return activity(Activity.PURCHASE, new Money(amount, Currency.getInstance(currency)), all, at);
    }

    private static Activity activity(String type, Money amount, List<Line> lines, Instant at) {
        return new Activity(
                new ActivityId("a"), MemberId.random(), type, at, null, amount, null, lines, List.of(), null, Map.of());
    }
}
