package dev.merit.coupons.pricing;

import static dev.merit.coupons.pricing.Carts.cart;
import static dev.merit.coupons.pricing.Carts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a discount falls on the lines of a cart, those whose SKU is in the conditions.
class SharingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 33.17, 33.37 and 33.47 cents: the cent that is left goes to the largest remainder.
                "1000 |      | 1001 | 0   | a:=332 b:=334 c:=335 |       | 100  | 33 33 34",
                "1000 |      | 1000 | 0   | a:=333 b:=333 c:=334 |       | 100  | 33 33 34",
                "1000 |      | 1000 | 0   | a:=333 b:=334 c:=333 | a c   | 67   | 34 0 33",
                "10000|      | 1000 | 0   | a:=1 b:=998 c:=1     |       | 1000 | 1 998 1",
                "5000 | 10   | 30   | 0   | a:=10 b:=10 c:=10    |       | 10   | 4 3 3",
                "5000 |      | 1000 | 200 | a:=500 b:=300        |       | 400  | 250 150",
                // The shop leaves 2.00 of the goods out of the lines, so a fifth of the discount is on none.
                "5000 |      | 1000 | 0   | a:=500 b:=300        |       | 500  | 250 150",
                // With articles named, what is on no line is not eligible.
                "5000 |      | 1000 | 0   | a:=500 b:=300        | a b   | 400  | 250 150",
                // The lines come to more than the goods, after some other discount: no more than those count.
                "10000|      | 600  | 0   | a:=500 b:=500        |       | 600  | 300 300",
                "10000|      | 600  | 100 | a:=500 b:=500        | a     | 500  | 500 0",
                "5000 |      | 0    | 0   | a:=0 b:=0            |       | 0    | 0 0",
                "1    |      | 4999 | 0   | a:=4999              |       | 0    | 0",
            })
    void addsUpToAPercentageOfTheEligibleLines(
            int hundredths, Long maximum, long total, long shipping, String lines, String skus, long off, String each) {
        var benefit = new PercentOff(new Percent(hundredths), maximum == null ? null : usd(maximum));
        var eligible = evaluate(benefit, cart(total, shipping, lines, null), skus);
        assertThat(eligible.discount()).isEqualTo(usd(off));
        assertThat(eligible.payable()).isEqualTo(usd(total - off));
        assertThat(shown(eligible)).isEqualTo(each);
        assertThat(eligible.shippingDiscount()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500  | 1000 | 0   | a:=600 b:=400 |   | 500  | 300 200",
                "500  | 1000 | 0   | a:=600 b:=400 | b | 400  | 0 400",
                "5000 | 1000 | 300 | a:=300 b:=400 |   | 700  | 300 400",
                "1    | 1000 | 0   | a:=500 b:=500 |   | 1    | 1 0",
            })
    void addsUpToAnAmountOrWhatTheLinesCost(
            long amount, long total, long shipping, String lines, String skus, long off, String each) {
        var eligible = evaluate(new AmountOff(usd(amount)), cart(total, shipping, lines, null), skus);
        assertThat(eligible.discount()).isEqualTo(usd(off));
        assertThat(shown(eligible)).isEqualTo(each);
    }

    @ParameterizedTest
    @CsvSource({", 0 0", "a, 0 0"})
    void leavesTheLinesAloneWhereTheShippingIsFree(String skus, String each) {
        var eligible = evaluate(new FreeShipping(), cart(1490, 490, "a:=600 b:=400", null), skus);
        assertThat(eligible.discount()).isEqualTo(usd(490));
        assertThat(eligible.payable()).isEqualTo(usd(1000));
        assertThat(eligible.shippingDiscount()).isEqualTo(usd(490));
        assertThat(shown(eligible)).isEqualTo(each);
    }

    /// Whatever the cart: the lines add up to the discount where they are all of the goods, each takes at most
    /// what it costs, lines that are not eligible take nothing, and something is never paid to the member.
    @Property(tries = 2_000)
    void neverTakesMoreThanThereIs(
            @ForAll @Size(max = 8) List<@LongRange(max = 1_000_000) Long> amounts,
            @ForAll @IntRange(min = 1, max = 10_000) int hundredths,
            @ForAll @LongRange(min = 1, max = 2_000_000) long amount,
            @ForAll @LongRange(min = -500, max = 500) long beyond,
            @ForAll boolean everySecond) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < amounts.size(); i++) {
            lines.add(new Line(i % 2 == 0 ? "a" : "b", null, null, 1, usd(amounts.get(i))));
        }
        long sum = amounts.stream().mapToLong(Long::longValue).sum();
        var cart = new Cart(usd(Math.max(0, sum + beyond)), usd(0), lines, null);
        for (var benefit : List.of(new PercentOff(new Percent(hundredths), null), new AmountOff(usd(amount)))) {
            var terms = Carts.terms(benefit, skus(everySecond ? "a" : null));
            if (Evaluator.evaluate(terms, cart, CustomerContext.of(0), Instant.EPOCH)
                    instanceof Evaluation.Eligible eligible) {
                var discount = eligible.discount();
                var payable = eligible.payable();
                var shares = eligible.lines();
                assertThat(payable.minorUnits()).isNotNegative();
                assertThat(payable.plus(discount)).isEqualTo(cart.total());
                long shared = 0;
                for (int i = 0; i < shares.size(); i++) {
                    long share = shares.get(i).discount().minorUnits();
                    assertThat(share).isBetween(0L, everySecond && i % 2 == 1 ? 0L : amounts.get(i));
                    shared += share;
                }
                if (beyond <= 0 || everySecond) {
                    assertThat(shared).isEqualTo(discount.minorUnits());
                } else {
                    assertThat(shared).isLessThanOrEqualTo(discount.minorUnits());
                }
            }
        }
    }

    private static Evaluation.Eligible evaluate(Benefit benefit, Cart cart, String skus) {
        var terms = Carts.terms(benefit, skus(skus));
        return (Evaluation.Eligible)
                Evaluator.evaluate(terms, cart, CustomerContext.of(0), Instant.EPOCH.plusSeconds(1));
    }

    private static Conditions skus(String skus) {
        var names = skus == null ? null : List.of(skus.split(" "));
        return new ConditionsBuilder().skus(names).build();
    }

    private static String shown(Evaluation.Eligible eligible) {
        return eligible.lines().stream()
                .map(LineDiscount::discount)
                .map(Money::minorUnits)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
