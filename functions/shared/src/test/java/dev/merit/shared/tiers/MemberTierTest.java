package dev.merit.shared.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTierTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /// Silver from 200, gold from 500. What was spent in which months, as `month:cents`, and the tier at a time.
    @ParameterizedTest
    @CsvSource({
        "-, 12, 0, 2026-11-20T12:00:00Z, standard, 0",
        "202611:199, 12, 0, 2026-11-20T12:00:00Z, standard, 199",
        "202611:200, 12, 0, 2026-11-20T12:00:00Z, silver, 200",
        "202611:499, 12, 0, 2026-11-20T12:00:00Z, silver, 499",
        "202611:500, 12, 0, 2026-11-20T12:00:00Z, gold, 500",
        "202511:300 202611:200, 12, 0, 2026-11-30T23:59:59.999Z, gold, 500",
        // A month counts until the end of the twelfth after it.
        "202511:300 202611:200, 12, 0, 2026-12-01T00:00:00Z, silver, 200",
        "202511:500, 12, 0, 2026-11-30T23:59:59.999Z, gold, 500",
        "202511:500, 12, 0, 2026-12-01T00:00:00Z, standard, 0",
        "202602:500, 12, 0, 2027-02-28T23:59:59.999Z, gold, 500",
        "202602:500, 12, 0, 2027-03-01T00:00:00Z, standard, 0",
        "202610:200, 1, 0, 2026-11-30T23:59:59.999Z, silver, 200",
        "202610:200, 1, 0, 2026-12-01T00:00:00Z, standard, 0",
        // With a grace of thirty days, by the moment.
        "202511:500, 12, 30, 2026-12-30T23:59:59.999Z, gold, 0",
        "202511:500, 12, 30, 2026-12-31T00:00:00Z, standard, 0",
        "202511:300 202512:200, 12, 30, 2026-12-30T23:59:59.999Z, gold, 200",
        "202511:300 202512:200, 12, 30, 2026-12-31T00:00:00Z, silver, 200",
        "202511:300 202512:200, 12, 30, 2027-01-30T23:59:59.999Z, silver, 0",
        "202511:300 202512:200, 12, 30, 2027-01-31T00:00:00Z, standard, 0",
        // Of a leap year, and a grace over the end of two months.
        "202702:500, 12, 29, 2028-03-29T23:59:59.999Z, gold, 0",
        "202702:500, 12, 29, 2028-03-30T00:00:00Z, standard, 0",
        "202511:500, 12, 90, 2027-02-28T23:59:59.999Z, gold, 0",
        "202511:500, 12, 90, 2027-03-01T00:00:00Z, standard, 0",
        // What is bought in the grace holds the tier; what comes a month later does not count yet.
        "202511:500 202612:500, 12, 30, 2027-02-01T00:00:00Z, gold, 500",
        "202612:500, 12, 0, 2026-11-30T23:59:59.999Z, standard, 0",
    })
    void followsFromTheMonths(String spent, int months, int grace, Instant at, String tier, long have) {
        var is = MemberTier.of(Optional.of(tiers(Tiers.Basis.SPEND, months, grace)), wallet(spent), at);
        assertThat(is.tier()).isEqualTo(tier);
        assertThat(is.have()).isEqualTo(have);
    }

    @ParameterizedTest
    @CsvSource({
        "202611:199, 12, 30, silver 200 1, -",
        "202611:200, 12, 30, gold 500 300, 200 200 2027-12-31T00:00:00Z",
        "202511:100 202602:150, 12, 0, gold 500 250, 200 50 2026-12-01T00:00:00Z",
        "202511:100 202602:150, 12, 30, gold 500 250, 200 50 2026-12-31T00:00:00Z",
        "202602:700, 12, 30, -, 500 500 2027-03-31T00:00:00Z",
        // In the grace since the beginning of November, so it takes what is missing now.
        "202510:300 202602:150, 12, 30, gold 500 350, 200 50 2026-12-01T00:00:00Z",
    })
    void tellsWhatTheNextTierTakesAndWhatThisOneDoes(String spent, int months, int grace, String next, String keep) {
        var is = MemberTier.of(Optional.of(tiers(Tiers.Basis.SPEND, months, grace)), wallet(spent), NOW);
        var n = is.next();
        assertThat(n == null ? "-" : n.tier() + " " + n.need() + " " + n.missing())
                .isEqualTo(next);
        var k = is.keep();
        assertThat(k == null ? "-" : k.need() + " " + k.missing() + " " + k.until())
                .isEqualTo(keep);
    }

    @Test
    void countsPointsOrOneCurrencyAlone() {
        var wallet = wallet("202611:200").number("spent_202611_EUR", 900L).number("earned_202611", 500L);
        var spend = tiers(Tiers.Basis.SPEND, 12, 0);
        var points = tiers(Tiers.Basis.POINTS, 12, 0);
        assertThat(MemberTier.of(Optional.of(spend), wallet, NOW).tier()).isEqualTo("silver");
        assertThat(MemberTier.of(Optional.of(points), wallet, NOW).tier()).isEqualTo("gold");
        assertThat(MemberTier.of(Optional.empty(), wallet, NOW).tier()).isEqualTo("standard");
    }

    private static Tiers tiers(Tiers.Basis basis, int months, int grace) {
        var currency = basis == Tiers.Basis.SPEND ? Currency.getInstance("USD") : null;
        return new Tiers(
                basis, currency, months, grace, List.of(new Tiers.Tier("silver", 200), new Tiers.Tier("gold", 500)));
    }

    private static Item wallet(String spent) {
        var wallet = Item.at(Keys.wallet(MemberId.random())).number("net.USD", 1L);
        if (!spent.equals("-")) {
            for (var month : spent.split(" ", -1)) {
                var parts = month.split(":", -1);
                wallet.number("spent_" + parts[0] + "_USD", Long.valueOf(parts[1]));
            }
        }
        return wallet;
    }
}
