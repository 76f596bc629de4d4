package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.pricing.AmountOff;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.ConditionsBuilder;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.Percent;
import dev.merit.coupons.pricing.PercentOff;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What is chosen of more codes than are tried together, for an order of several articles.
class ShortlistTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Order ORDER = order(line("A", 5_000), line("B", 4_000), line("C", 1_234));

    /// @param sku that it is for; all, if it is null
    record Drawn(Benefit benefit, @Nullable String sku) {}

    /// Six of the largest are for the same article, of which they leave nothing to each other.
    @Example
    void looksAtWhatAddsTheMostAndNotAtWhatIsLargest() {
        var drawn = new ArrayList<Drawn>();
        for (int i = 0; i < 6; i++) {
            drawn.add(new Drawn(new AmountOff(new Money(5_000 - i, USD)), "A"));
        }
        drawn.add(new Drawn(new PercentOff(new Percent(5_000), null), "B"));
        var order = order(line("A", 5_000), line("B", 4_000));
        var best = BestOffer.best(appraisals(drawn, order), order);
        assertThat(best)
                .extracting(chosen -> chosen.coupon().coupon().code().text())
                .containsExactlyInAnyOrder("CODE0", "CODE6");
        assertThat(off(best)).isEqualTo(7_000);
    }

    @Property(tries = 300)
    void takesAtLeastWhatTakingOneAfterTheOtherDoes(@ForAll("many") List<Drawn> drawn) {
        var appraisals = appraisals(drawn, ORDER).stream()
                .sorted(Comparator.comparingLong(QualifiedCoupon::discount)
                        .reversed()
                        .thenComparing(one -> one.coupon().code().canonical()))
                .toList();
        var greedy = new ArrayList<QualifiedCoupon>();
        long least = 0;
        for (int i = 0; i < Stacking.MAX; i++) {
            var left = appraisals.stream().filter(one -> !greedy.contains(one)).toList();
            var next = left.stream().max(Comparator.comparingLong(one -> inOrder(greedy, one)));
            if (next.isEmpty() || inOrder(greedy, next.get()) <= least) {
                break;
            }
            least = inOrder(greedy, next.get());
            greedy.add(next.get());
        }
        assertThat(off(BestOffer.best(appraisals, ORDER))).isGreaterThanOrEqualTo(least);
    }

    @Provide
    Arbitrary<List<Drawn>> many() {
        var percent = Arbitraries.integers().between(1, 9_000).map(p -> (Benefit) new PercentOff(new Percent(p), null));
        var amount = Arbitraries.longs().between(1, 6_000).map(a -> (Benefit) new AmountOff(new Money(a, USD)));
        var sku = Arbitraries.of("A", "A", "B", "C").injectNull(0.3);
        return Combinators.combine(Arbitraries.oneOf(percent, amount), sku)
                .as(Drawn::new)
                .list()
                .ofMinSize(7)
                .ofMaxSize(30);
    }

    /// Percentages first.
    private static long inOrder(List<QualifiedCoupon> some, QualifiedCoupon more) {
        var coupons = Stream.concat(some.stream(), Stream.of(more))
                .sorted(Comparator.comparingInt(one -> one.terms().benefit() instanceof PercentOff ? 0 : 1))
                .map(QualifiedCoupon::stackable)
                .toList();
        return Stacking.inOrder(ORDER.cart(), coupons).stream()
                .mapToLong(Stacking.Applied::amount)
                .sum();
    }

    private static List<QualifiedCoupon> appraisals(List<Drawn> drawn, Order order) {
        return IntStream.range(0, drawn.size())
                .mapToObj(i -> QualifiedCoupons.of(
                        i, i, drawn.get(i).benefit(), conditions(drawn.get(i).sku()), true, order))
                .toList();
    }

    private static Conditions conditions(@Nullable String sku) {
        return sku == null ? Conditions.NONE : new ConditionsBuilder().skus(sku).build();
    }

    private static long off(List<BestOffer.Chosen> chosen) {
        return chosen.stream().mapToLong(BestOffer.Chosen::discount).sum();
    }

    private static Order order(Line... lines) {
        long total =
                Stream.of(lines).mapToLong(line -> line.amount().minorUnits()).sum();
        return new Order(new Money(total, USD), List.of(lines), null, null);
    }

    private static Line line(String sku, long amount) {
        return new Line(sku, null, null, 1, new Money(amount, USD));
    }
}
