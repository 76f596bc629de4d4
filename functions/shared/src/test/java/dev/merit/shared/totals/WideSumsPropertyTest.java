package dev.merit.shared.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;

/// Sums are exact at any size that the table keeps, and are money exactly where they fit it.
class WideSumsPropertyTest {

    private static final String LARGEST = "99999999999999999999999999999999999999";
    private static final Currency KWD = Currency.getInstance("KWD");
    private static final Bucket BUCKET = new Bucket(new Total.Purchases(KWD), new QuarterHour(1_990_000));

    @Property
    void addsUpExactlyInAnyOrder(@ForAll @Size(max = 50) List<Long> amounts) {
        var sums = new TotalsDelta.Builder();
        var reversed = TotalsDelta.NONE;
        for (var amount : amounts) {
            sums.add(sums(BigInteger.valueOf(amount)));
        }
        for (var amount : amounts.reversed()) {
            reversed = reversed.plus(sums(BigInteger.valueOf(amount)));
        }
        assertThat(sums.build()).isEqualTo(reversed);
        var exact = amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var figures = reversed.byBucket().getOrDefault(BUCKET, Figures.NONE);
        assertThat(figures).isEqualTo(new Figures(exact, amounts.size(), 0));
        assertThat(amounts.stream().map(a -> new Figures(a, 1, 0)).reduce(figures, Figures::minus))
                .isEqualTo(Figures.NONE);
    }

    @Property
    void standsInAPostingAsItIs(@ForAll @BigRange(min = "-" + LARGEST, max = LARGEST) BigInteger amount) {
        var posting = new Posting(7, LongStream.range(0, 32).boxed().toList(), List.of(sums(amount)), Instant.EPOCH);
        assertThat(Posting.from(posting.toItem())).isEqualTo(posting);
    }

    @Property
    void isMoneyWhereItFits(@ForAll @BigRange(min = "-" + LARGEST, max = LARGEST) BigInteger amount) {
        boolean fits = amount.equals(BigInteger.valueOf(amount.longValue()));
        assertThat(new Figures(amount, 0, 0).money(KWD).map(Money::minorUnits))
                .isEqualTo(fits ? Optional.of(amount.longValue()) : Optional.empty());
    }

    @Property
    void isMoneyOnlyUpToTheLargestLong(@ForAll long amount) {
        assertThat(new Figures(amount, 0, 0).money(KWD)).contains(new Money(amount, KWD));
        var beyond = BigInteger.valueOf(amount < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                .add(BigInteger.valueOf(amount < 0 ? -1 : 1));
        assertThat(new Figures(beyond, 0, 0).money(KWD)).isEmpty();
    }

    private static TotalsDelta sums(BigInteger amount) {
        return new TotalsDelta(Map.of(BUCKET, new Figures(amount, 1, 0)));
    }
}
